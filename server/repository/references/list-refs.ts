import type { Git } from "../git/git.ts";

/** A branch: its full name, and the commit that it names. */
export type NamedCommit = readonly [ref: string, oid: string];

/** References, in the order of their names. */
export interface ListedRefs {
  /** Those that name something, which need not be there; none that only stands for another one. */
  readonly refs: readonly NamedCommit[];
  /** The full names of those that git cannot read. */
  readonly broken: readonly string[];
}

/** Lists the references under some prefixes, as git holds them at this moment. */
export async function listRefs(
  { git }: { readonly git: Git },
  roots: readonly string[],
): Promise<ListedRefs> {
  const format = "--format=%(refname) %(objectname) %(symref)";
  const { code, stdout, stderr } = await git.attempt(["for-each-ref", format, "--", ...roots]);
  if (code !== 0) throw new Error(`git for-each-ref: ${stderr.trim()}`);
  const lines = stdout.toString().split("\n").filter(Boolean);
  return {
    refs: lines.flatMap((line) => {
      const [ref = "", oid = "", symref] = line.split(" ");
      return symref ? [] : [[ref, oid] as const];
    }),
    broken: [...stderr.matchAll(/^warning: ignoring broken ref (\S+)$/gm)].map(([, ref = ""]) => ref),
  };
}
