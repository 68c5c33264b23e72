import { useEffect } from "react";
import type { CatalogueRows } from "../../contribution/listing/catalogue-rows.ts";
import type { ProblemCounts } from "../../contribution/listing/problem-counts.ts";
import { loadCatalogueIndex } from "../surroundings/catalogue-index.ts";
import { loadTerritory } from "../surroundings/territory-index.ts";
import { useWatched, watched } from "../timing/watched.ts";
import { draftProblems, draftRows, type Surroundings } from "./draft-rows.ts";
import { knownJson } from "./known-json.ts";
import { type ListEntry, listEntries } from "./list-entry.ts";
import { type LoadedDraft, loadDrafts } from "./load-drafts.ts";
import { type SearchTexts, searchTexts } from "./search-texts.ts";

/** What is known of all lists; what has not arrived yet is undefined. */
export interface CatalogueLists {
  /** Of all collections, in the order of the labels. */
  readonly entries: readonly ListEntry[] | undefined;
  readonly texts: SearchTexts | undefined;
  readonly problems: ProblemCounts | undefined;
  /** Why something is missing, in French; empty when nothing is. */
  readonly trouble: string;
}

const NO_ROWS = "La liste n’a pas pu être chargée. Vérifiez votre connexion.";
const NO_DRAFTS = "Les brouillons n’ont pas pu être chargés : la liste ne montre que ce qui est publié.";
const NO_PROBLEMS = "Les vérifications n’ont pas pu être faites : les points à corriger ne sont pas comptés.";

/** How long (ms) the published rows wait for the drafts before they are shown without them. */
const PATIENCE = 400;

const rows = knownJson<CatalogueRows>("catalogue-rows");
const problems = knownJson<ProblemCounts>("catalogue-problems");

const lists = watched<CatalogueLists>({
  entries: undefined,
  texts: undefined,
  problems: undefined,
  trouble: "",
});
let lastVisit = 0;

/** What is known of all lists; each list that is opened reads everything again, and shows meanwhile what was known. */
export function useCatalogueLists(): CatalogueLists {
  useEffect(() => void refreshLists(), []);
  return useWatched(lists, (known) => known);
}

/** Reads everything again from the server. */
export async function refreshLists(): Promise<void> {
  lastVisit += 1;
  const visit = lastVisit;
  const show = (changes: Partial<CatalogueLists>) => {
    // Another list may have been opened since, that reads everything itself.
    if (visit === lastVisit) update(changes);
  };
  const missing = (trouble: string) => (error: unknown) => {
    console.error(error);
    show({ trouble });
    return undefined;
  };
  if (lists.get().trouble) show({ trouble: "" });
  const counts = problems.load().catch(missing(NO_PROBLEMS));
  const drafts = loadDrafts().catch(missing(NO_DRAFTS));
  const published = await rows.load().catch(missing(NO_ROWS));
  if (!published) return;
  const showEntries = async (loaded: readonly LoadedDraft[], surroundings?: Surroundings) => {
    const entries = listEntries(published, draftRows(loaded, surroundings));
    // What was done until here and drawing the list would make one long task.
    await new Promise((resume) => setTimeout(resume));
    if (!lists.get().entries) show({ entries });
    // Entries whose texts are on their way would not be found.
    const texts = await searchTexts(entries);
    show({ entries, texts });
  };
  const early = await Promise.race([drafts, new Promise<undefined>((late) => setTimeout(late, PATIENCE))]);
  await showEntries(early ?? []);
  void counts.then((known) => show({ problems: known }));
  const loaded = await drafts;
  if (!loaded || loaded.length === 0) return;
  if (!early) await showEntries(loaded);
  await addSurroundings(loaded, counts).catch(missing(NO_PROBLEMS));

  async function addSurroundings(drafts: readonly LoadedDraft[], published: typeof counts): Promise<void> {
    const [index, territory] = await Promise.all([loadCatalogueIndex(), loadTerritory()]);
    await showEntries(drafts, { index, territory });
    const own = await draftProblems(drafts, { index, territory });
    show({ problems: { ...(await published), ...own } });
  }
}

function update(changes: Partial<CatalogueLists>): void {
  lists.set({ ...lists.get(), ...changes });
}
