import type { Finding } from "../diagnostics/diagnostic.ts";
import { grouped } from "../model/grouped.ts";

/** What the validation says of one version and not of the other. */
export interface ProblemChanges<Problem> {
  /** In the order in which the new version is read. */
  readonly introduced: readonly Problem[];
  readonly solved: readonly Problem[];
  /** Problems of the new version that the former had too, or may have had: it could not be read. */
  readonly remaining: readonly Problem[];
}

/** What is compared of a problem. */
type Compared = Pick<Finding, "code" | "path" | "message">;

/**
 * Which problems a change brings and solves. A problem is the same one when its sentence has not changed, wherever it
 * moved in a list, or when it is of the same code at the same place: a description of 500 characters that comes to
 * have 480 is still too long. Where the former version could not be read (`wasRead`), nobody knows what it had, and
 * mending it is never refused for what comes to light.
 */
export function problemChanges<Problem extends Compared>(
  before: readonly Problem[],
  after: readonly Problem[],
  wasRead = true,
): ProblemChanges<Problem> {
  if (!wasRead) {
    const left = new Set(after.map(said));
    return { introduced: [], solved: before.filter((one) => !left.has(said(one))), remaining: after };
  }
  const solved = new Set(before);
  const introduced = new Set(after);
  for (const keyOf of [said, placed, named]) {
    const known = grouped([...solved], keyOf);
    for (const problem of introduced) {
      const same = known.get(keyOf(problem))?.shift();
      if (!same) continue;
      solved.delete(same);
      introduced.delete(problem);
    }
  }
  return {
    introduced: [...introduced],
    solved: [...solved],
    remaining: after.filter((problem) => !introduced.has(problem)),
  };
}

/** What makes a problem the same as another one of the same file: its code, place and sentence. */
export function said({ code, path, message }: Compared): string {
  return `${code} ${path.join("/")} ${message}`;
}

function placed({ code, path, message }: Compared): string {
  return `${code} ${path.filter((step) => typeof step === "string").join("/")} ${message}`;
}

function named({ code, path }: Compared): string {
  return `${code} ${path.join("/")}`;
}
