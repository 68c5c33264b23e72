/** A save without an answer: what was sent, by path, for the entry of this address (`collection/slug`). */
export interface LostSave {
  readonly address: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Something asked of the server, or of the forge, that it did not answer. */
export interface Unanswered {
  /** What was asked, word for word, as a short text. */
  readonly key: string;
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly save?: LostSave | undefined;
}

const PLACE = "contribution.unanswered";

/** How long (ms) the same request stands for the same intention, and how many are remembered. */
const [LIFETIME, MOST] = [3_600_000, 20];

/** What a request is meant to do. */
export interface Intention extends Unanswered {
  /** Whether it was asked before, and not answered. */
  readonly isAgain: boolean;
}

/**
 * The identifier of what a request is meant to do: the one of the same request that was not answered, of this window
 * and before a reload too, or a new one. It is remembered until `answered`.
 */
export function intentionOf(action: string, params: object, save?: LostSave): Intention {
  const key = keyOf(action, params);
  const others = unanswered().filter((one) => one.key !== key);
  const known = unanswered().find((one) => one.key === key);
  const intention = known ?? { key, id: crypto.randomUUID(), at: Date.now(), save };
  write([intention, ...others]);
  return { ...intention, isAgain: known !== undefined };
}

/** Forgets a request that was answered, and the saves of the same entry before it. */
export function answered({ id, save }: Unanswered): void {
  write(
    unanswered().filter((one) => one.id !== id && (save === undefined || one.save?.address !== save.address)),
  );
}

/** A save that was not answered. */
export interface UnansweredSave extends Unanswered {
  readonly save: LostSave;
}

/** The last save of an entry that was not answered. */
export function lostSave(address: string): UnansweredSave | undefined {
  return unanswered().flatMap((one) =>
    one.save?.address === address ? [{ ...one, save: one.save }] : [],
  )[0];
}

function unanswered(): Unanswered[] {
  try {
    // Written by this file.
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]") as Unanswered[];
    return kept.filter(({ at }) => Date.now() - at < LIFETIME);
  } catch {
    return [];
  }
}

function write(intentions: readonly Unanswered[]): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(intentions.slice(0, MOST)));
  } catch {
    // No room: what is sent again is then something new.
  }
}

/** Says the same of the same request: its size, and two sums over all of it. A note's time is not what it says. */
function keyOf(action: string, params: object): string {
  const text = JSON.stringify(params, (name, value: unknown) => (name === "timestamp" ? undefined : value));
  let [one, other] = [0x811c9dc5, 5381];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other, 33) ^ code;
  }
  return `${action} ${text.length} ${one >>> 0} ${other >>> 0}`;
}
