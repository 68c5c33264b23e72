import { decode } from "../source/reading/decode.ts";
import { whenTooLarge } from "./files/too-large.ts";
import type { Gate } from "./judging/gate.ts";
import type { Rewrite } from "./saving/rewrite-entry.ts";
import type { Proposal, Store, StoredSide, Version } from "./store.ts";
import type { DescribeChange } from "./wording/describe-change.ts";

/** What the operations of a desk work with. */
export interface DeskWork<After extends object = object> {
  readonly store: Store<After>;
  /** What lets a change into review or publication; all passes where there is none. */
  readonly gate?: Gate | undefined;
  /** How a text is stored over the one before; as it is where there is none. */
  readonly rewrite?: Rewrite | undefined;
  /** Says in the subjects of commits what changed. */
  readonly describeChange?: DescribeChange | undefined;
}

/** What is published, at a commit. */
export function published(commit: string | undefined): Version {
  return { commit, of: "published" };
}

/** What a proposal holds. */
export function proposed({ tip }: Proposal): Version {
  return { commit: tip, of: "proposal" };
}

/** Whether a file is a plain one, which alone may be read or written, as far as the store says it. */
export function isPlain({ mode }: StoredSide): boolean {
  return mode === undefined || mode === "100644" || mode === "100755";
}

/** Reads the text of a plain file under the data root; undefined when there is none, or it is too large. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The texts of a version. */
export function textsOf(
  { store }: { readonly store: Pick<Store, "prefix" | "read"> },
  at: Version,
): ReadText {
  return async (path) => {
    const file = await store.read(at, `${store.prefix}${path}`).catch(whenTooLarge(() => undefined));
    return file && decode(file.bytes).text;
  };
}

/** Whether two files hold the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
