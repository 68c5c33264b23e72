import { foreignRefusal } from "../../review/proposal/foreign-words.ts";
import { type DeskWork, published } from "../desk-work.ts";
import { type EntryName, entriesOf } from "../entry.ts";
import { isInMediaFolder, pathOfEntry } from "../files/data-path.ts";
import { namedInText, proposalFiles } from "../files/proposal-files.ts";
import { overlaidBytes, overlaidText, type Proposed } from "../files/proposed-files.ts";
import { mergePaths } from "../merging/merge.ts";
import { type GateProblem, Refusal } from "../refusal.ts";
import { withProblems } from "../refusal-sentences.ts";
import type { FileWrite, Store, StoredSide } from "../store.ts";

/** What publishing a proposal would change, and why it may not be. */
export interface JudgedProposal {
  readonly files: readonly FileWrite[];
  /** Whether some files are neither the proposal's nor what is published. */
  readonly isMixed: boolean;
  readonly problems: readonly GateProblem[];
}

/**
 * Merges a proposal into what is published, and judges it: its branch may hold nothing beside the proposal, and the
 * gate must find nothing in it. Throws a `conflict` refusal where it cannot be merged.
 */
export async function judgeProposal(
  work: DeskWork,
  main: string | undefined,
  entry: EntryName,
  proposed: Proposed,
): Promise<JudgedProposal> {
  const { store } = work;
  const { paths, readText } = proposed;
  const beside = foreignProblems(await proposalFiles(store, main, entry, paths, readText));
  if (beside.length > 0) return { files: [], isMixed: false, problems: beside };
  if (proposed.isPartial) throw new Refusal("refused", TOO_MUCH);
  const merged = await mergePaths(store, {
    base: published(proposed.base),
    theirs: published(main),
    paths: paths.map(({ path, base, before, after }) => ({ path, base, theirs: before, mine: after })),
  });
  // Whatever was merged, and however: nothing else becomes public.
  const others = foreignProblems(await mergedFiles(work, main, entry, merged.files));
  if (others.length > 0) return { ...merged, problems: others };
  const missing = await missingImages(store, main, { entry, base: proposed.base, files: merged.files });
  return { ...merged, problems: [...missing, ...(await judge(work, main, merged.files))] };
}

/** The images that entries would show and that went, since the proposal began, with somebody else's publication. */
async function missingImages(
  store: Store,
  main: string | undefined,
  {
    entry,
    base,
    files,
  }: { readonly entry: EntryName; readonly base: string | undefined; readonly files: readonly FileWrite[] },
): Promise<readonly GateProblem[]> {
  const readText = overlaidText(store, published(main), files);
  const texts = await Promise.all(entriesOf(entry).map((one) => readText(pathOfEntry(one))));
  const images = texts.flatMap((text) => namedInText(text) ?? []).filter(isInMediaFolder);
  const written = new Set(files.map(({ path }) => path));
  const missing = await Promise.all(
    images.map(async (image) => {
      const path = `${store.prefix}${image}`;
      if (written.has(path) || (await store.find(published(main), path))) return false;
      return (await store.find(published(base), path)) !== undefined;
    }),
  );
  return images
    .filter((_, at) => missing[at])
    .map((file) => ({
      message: `L’image « ${file} » n’est plus dans le catalogue : elle a été retirée depuis que cette fiche a été commencée. Choisissez de nouveau une image, ou laissez le logo vide.`,
      file,
    }));
}

/** The problems that the gate finds in files written over what is published. */
export async function judge(
  { store, gate }: DeskWork,
  main: string | undefined,
  files: readonly FileWrite[],
): Promise<readonly GateProblem[]> {
  if (!gate) return [];
  const { prefix } = store;
  const read = overlaidBytes(store, published(main), files);
  const written = new Map(files.map(({ path, content }) => [path, content]));
  return gate({
    files: files.flatMap(({ path }) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : [])),
    read: (path) => read(`${prefix}${path}`),
    has: async (path) => {
      const place = `${prefix}${path}`;
      if (written.has(place)) return written.get(place) !== undefined;
      return (await store.find(published(main), place)) !== undefined;
    },
    wasThere: async (path) => (await store.find(published(main), `${prefix}${path}`)) !== undefined,
  });
}

/** Refuses with a sentence that says what is not done, and with the problems; passes when there is none. */
export function refuseWith(consequence: string, problems: readonly GateProblem[]): void {
  if (problems.length > 0) throw new Refusal("refused", withProblems(consequence, problems), problems);
}

async function mergedFiles(
  { store }: DeskWork,
  main: string | undefined,
  entry: EntryName,
  files: readonly FileWrite[],
) {
  const changes = await Promise.all(
    files.map(async ({ path, content }) => {
      const before: StoredSide | undefined = await store.find(published(main), path);
      const after = content && { mode: content.mode, oid: "oid" in content ? content.oid : undefined };
      return { path, base: before, before, ...(after && { after }) };
    }),
  );
  return proposalFiles(store, main, entry, changes, overlaidText(store, published(main), files));
}

function foreignProblems({
  foreign,
}: Pick<Awaited<ReturnType<typeof mergedFiles>>, "foreign">): GateProblem[] {
  const message = foreignRefusal(foreign);
  return message === undefined ? [] : [{ message }];
}

const TOO_MUCH =
  "Cette proposition change trop de fichiers pour être vérifiée ici : l’équipe technique peut la relire et la publier.";
