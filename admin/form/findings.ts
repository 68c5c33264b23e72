import { useEffect } from "react";
import type { Finding } from "../../contribution/diagnostics/diagnostic.ts";
import { COLLECTIONS, type Kind } from "../../contribution/model/collections.ts";
import { slugOfBenefit, slugOfInstitution } from "../../contribution/model/slug.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { checkData } from "../../contribution/validation/check-data.ts";
import {
  type CatalogueContext,
  type CatalogueIndex,
  createContext,
} from "../../contribution/validation/context.ts";
import { loadCatalogueIndex } from "../surroundings/catalogue-index.ts";
import { loadTerritory } from "../surroundings/territory-index.ts";
import { useWatched, watched } from "../timing/watched.ts";
import { whenIdle } from "../timing/when-idle.ts";
import { draftedInstitution } from "./draft-institutions.ts";
import { groupsOf } from "./groups.ts";
import { type NewInstitution, readNewInstitution, withNewInstitution } from "./new-institution.ts";
import { isRecord, type PlainRecord, toPlain } from "./plain-value.ts";
import { INSTITUTION_KEY, SOURCE_KEY, toFileData } from "./shape.ts";

/** The part of Decap's draft entry that is read here. */
export interface DraftEntry {
  get(key: string): unknown;
}

/** What is known of the form on screen. */
export interface FormState {
  readonly kind: Kind;
  /** File name without extension: the file's, or the one that a new file would get; may be empty. */
  readonly slug: string;
  readonly isNew: boolean;
  /** The data as the file would hold them. */
  readonly data: PlainRecord;
  readonly findings: readonly Finding[];
  /** Whether the findings are those of this file: false until the first check. */
  readonly checked: boolean;
  /** Why nothing could be checked, in French; empty when all is well. */
  readonly problem: string;
  /** Keys of the file that the person has been to. */
  readonly touched: ReadonlySet<string>;
  /** Whether every message may stand beside its field: the file exists, or the person asked. */
  readonly showAll: boolean;
  /** The catalogue in small, with the new institution in it; undefined until it arrives. */
  readonly index: CatalogueIndex | undefined;
  /** The institution that is proposed with this benefit. */
  readonly newInstitution: NewInstitution | undefined;
  /** Whether the draft holds it already: its file name is then final. */
  readonly isInstitutionSaved: boolean;
  /** Names and codes of places, undefined until they arrive. */
  readonly territory: Territory | undefined;
}

/** Pause after the last change before the data are checked again, in milliseconds. */
const PAUSE = 200;

const FRESH = { findings: [], checked: false, problem: "", touched: new Set<string>() };

const onScreen = watched<FormState>({
  ...FRESH,
  kind: "benefit-simple",
  slug: "",
  isNew: true,
  data: {},
  showAll: false,
  index: undefined,
  newInstitution: undefined,
  isInstitutionSaved: false,
  territory: undefined,
});
/** The catalogue in small as it is published, and the institution that the form or its draft adds to it. */
let published: CatalogueIndex | undefined;
let proposed: NewInstitution | undefined;
let entryKey = "";
let draftData: unknown;
let timer: ReturnType<typeof setTimeout> | undefined;
let surroundings: { index: CatalogueIndex; territory: Territory; context: CatalogueContext } | undefined;

/** What a component reads of the form on screen; it is drawn again only when that changes. */
export function useForm<Part>(part: (form: FormState) => Part): Part {
  return useWatched(onScreen, part);
}

/** Reads a draft that may have changed; its data are checked once the person pauses. */
export function watchDraft(entry: DraftEntry | undefined): void {
  if (!entry || !readDraft(entry)) return;
  clearTimeout(timer);
  timer = setTimeout(() => whenIdle(() => void check()), onScreen.get().checked ? PAUSE : 0);
}

/** Keeps the form's state on the entry that a component draws. */
export function useWatchedEntry(entry: DraftEntry): void {
  useEffect(() => watchDraft(entry), [entry]);
}

/** Says that the person has been to what edits a key of the file, so that its messages may be shown. */
export function touchKey(key: string): void {
  const { touched } = onScreen.get();
  if (!touched.has(key)) update({ touched: new Set([...touched, key]) });
}

/** Shows every message beside its field; for a save, or when the person asks. */
export function showAllFindings(): void {
  if (!onScreen.get().showAll) update({ showAll: true });
}

function update(changes: Partial<FormState>): void {
  onScreen.set({ ...onScreen.get(), ...changes });
}

/** Takes the draft's data; false when there is nothing new to check. */
function readDraft(entry: DraftEntry): boolean {
  const collection = COLLECTIONS.find(({ name }) => name === entry.get("collection"));
  const isNew = entry.get("newRecord") === true;
  const key = `${collection?.name} ${isNew || String(entry.get("slug"))}`;
  // Decap keeps the same object as long as nothing changes.
  if (!collection || (key === entryKey && entry.get("data") === draftData)) return false;
  const form = toPlain(entry.get("data"));
  if (!isRecord(form) || SOURCE_KEY in form) return false;
  const fresh = key === entryKey ? undefined : { ...FRESH, showAll: !isNew };
  entryKey = key;
  draftData = entry.get("data");
  const data = written(toFileData(form, groupsOf(collection.kind)));
  const slug = isNew ? slugOfNew(collection.kind, data) : String(entry.get("slug") ?? "");
  const created = readNewInstitution(form[INSTITUTION_KEY]);
  const drafted = draftedInstitution(`${collection.name}/${slug}`);
  const institution = created ?? drafted;
  update({
    ...fresh,
    ...{ kind: collection.kind, slug, isNew, data },
    ...surroundedBy(published, institution),
    isInstitutionSaved: drafted !== undefined && drafted.slug === institution?.slug,
  });
  return true;
}

/** The catalogue and the new institution that it is completed with; objects that have not changed stay the same. */
function surroundedBy(index: CatalogueIndex | undefined, institution: NewInstitution | undefined) {
  const isSame = JSON.stringify(institution) === JSON.stringify(proposed);
  if (index === published && isSame) return {};
  published = index;
  if (!isSame) proposed = institution;
  if (!published) return { newInstitution: proposed };
  // Once it is published, by whomever, it is new no more.
  const isNew = proposed && !Object.hasOwn(published.institutions, proposed.slug);
  const newInstitution = isNew ? proposed : undefined;
  return { newInstitution, index: withNewInstitution(published, newInstitution) };
}

/** The file name that a new entry would get. */
function slugOfNew(kind: Kind, data: PlainRecord): string {
  if (kind === "institution") return slugOfInstitution(textOf(data.name));
  return slugOfBenefit(textOf(data.institution), textOf(data.label));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Keys that a control has emptied are undefined in the form and absent in the file. */
function written(data: PlainRecord): PlainRecord {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

async function check(): Promise<void> {
  try {
    const [index, territory] = await Promise.all([loadCatalogueIndex().then(keepIndex), loadPlaces()]);
    const context = contextOf(index, territory);
    const { kind, slug, data, findings: former } = onScreen.get();
    const found = [...checkData(kind, slug, { ...data }, context), ...findingsOfNewInstitution(context)];
    // The same list again would draw every control for nothing.
    const findings = JSON.stringify(found) === JSON.stringify(former) ? former : found;
    update({ findings, checked: true, problem: "" });
  } catch (error) {
    console.error(error);
    update({ problem: PROBLEM });
  }
}

const PROBLEM =
  "Les vérifications n’ont pas pu être faites. Vérifiez votre connexion ; vous pouvez enregistrer quand même.";

/** What is said of the new institution, when the benefit is its own: it shows beside the benefit's institution. */
function findingsOfNewInstitution(context: CatalogueContext): Finding[] {
  const { newInstitution, data } = onScreen.get();
  if (!newInstitution || data.institution !== newInstitution.slug) return [];
  // Its repairs are for its own data, in its dialog.
  return checkInstitution(newInstitution, context).map(({ repair: _, path, ...finding }) => ({
    ...finding,
    path: ["institution", ...path],
  }));
}

/** Everything that can be said of an institution that is not in the catalogue yet, by its own paths. */
export function checkInstitution(
  { slug, data }: NewInstitution,
  context: CatalogueContext | undefined = surroundings?.context,
): Finding[] {
  return context ? checkData("institution", slug, { ...data }, context) : [];
}

/** Shows what has arrived without waiting for the rest: the institutions can be searched before the places. */
function keepIndex(loaded: CatalogueIndex): CatalogueIndex {
  const changed = surroundedBy(loaded, proposed);
  if (changed.index) update(changed);
  return onScreen.get().index ?? loaded;
}

/** Names and codes of places, for the controls too; rejects when the server does not answer. */
export function loadPlaces(): Promise<Territory> {
  return loadTerritory().then(keepTerritory);
}

function keepTerritory(territory: Territory): Territory {
  if (onScreen.get().territory !== territory) update({ territory });
  return territory;
}

/** The surroundings of the checks, made again only when the catalogue or the territory is another one. */
function contextOf(index: CatalogueIndex, territory: Territory): CatalogueContext {
  if (surroundings?.index !== index || surroundings.territory !== territory) {
    surroundings = { index, territory, context: createContext(index, territory) };
  }
  return surroundings.context;
}
