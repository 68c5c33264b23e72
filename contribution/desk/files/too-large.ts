import { Refusal } from "../refusal.ts";
import { tooLargeMessage } from "./shown-text.ts";

/** The largest file that is read, in bytes: more than an entry or a logo may weigh, so that those can still be seen. */
export const MOST_READ = 4_000_000;

/** The refusal of what would need the contents of a file that is larger than any that is read; `size` is in bytes. */
export class TooLarge extends Refusal {
  readonly size: number;

  constructor(size: number) {
    super("invalid", tooLargeMessage(size));
    this.size = size;
  }
}

/** Gives something else for a file that is too large. */
export function whenTooLarge<Other>(stand: (size: number) => Other): (error: unknown) => Other {
  return (error) => {
    if (error instanceof TooLarge) return stand(error.size);
    throw error;
  };
}
