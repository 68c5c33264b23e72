import type { FileAt, ForgeComparison, ForgeGlimpse, ForgeSurvey, ToSurvey } from "./forge.ts";

/** A draft that was compared, or could not be. */
interface Compared extends ToSurvey {
  readonly comparison: ForgeComparison | undefined;
}

/** What comparisons that do not say the ids of files change, with these ids and the texts that come along. */
export async function withGlimpses(
  drafts: readonly Compared[],
  glance: (files: readonly FileAt[]) => Promise<readonly (ForgeGlimpse | undefined)[]>,
): Promise<ForgeSurvey> {
  const files = drafts.flatMap(({ proposal, idOf, comparison }) =>
    (comparison?.changes ?? [])
      .filter(
        ({ path, status, oid }) => status !== "removed" && oid === undefined && idOf(path) === undefined,
      )
      .map(({ path }) => ({ commit: proposal.tip, path })),
  );
  const found = await glance(files);
  const glimpses = new Map(files.map((file, index) => [placeOf(file), found[index]]));
  const comparisons = new Map<string, ForgeComparison>();
  for (const { proposal, idOf, comparison } of drafts) {
    if (!comparison) continue;
    const changes = comparison.changes.map((change) => {
      if (change.status === "removed" || change.oid !== undefined) return change;
      const place = placeOf({ commit: proposal.tip, path: change.path });
      return { ...change, oid: idOf(change.path) ?? glimpses.get(place)?.oid };
    });
    comparisons.set(proposal.tip, { ...comparison, changes });
  }
  const bytes = found.flatMap((file) => (file?.bytes ? [[file.oid, file.bytes] as const] : []));
  return { comparisons, bytes: new Map(bytes) };
}

export function placeOf({ commit, path }: FileAt): string {
  return `${commit} ${path}`;
}
