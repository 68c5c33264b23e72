import type { InstitutionData } from "../model/benefit.ts";
import { collectionOf, slugOf } from "../model/collections.ts";
import type { Territory } from "../territory/territory.ts";
import { folded } from "./folded.ts";

/** What other files need to know of an institution. */
export type InstitutionSummary = Pick<
  InstitutionData,
  "name" | "type" | "code_insee" | "code_siren" | "departments" | "imgSrc" | "top" | "repository"
>;

/** What other files need to know of a benefit. */
export interface BenefitSummary {
  /** Path under the data root. */
  readonly file: string;
  readonly label?: string;
  readonly institution?: string;
  readonly private?: boolean;
  readonly imgSrc?: string;
}

/** The whole catalogue in small: what the checks of one file need to know of all the others. Plain JSON. */
export interface CatalogueIndex {
  /** By file name without extension. */
  readonly institutions: Readonly<Record<string, InstitutionSummary>>;
  readonly benefits: readonly BenefitSummary[];
  /** Paths of the images, where they are at hand. */
  readonly images?: readonly string[];
}

/** The surroundings in which a file is checked. */
export interface CatalogueContext {
  readonly territory: Territory;
  institution(slug: string): InstitutionSummary | undefined;
  institutionSlugs(): Iterable<string>;
  /** Files of the benefits of an institution that have this label, accents and case aside. */
  benefitsNamed(institution: string, label: string): readonly string[];
  benefitsOf(institution: string): readonly BenefitSummary[];
  /** File names, without extension, of the institutions with a code. */
  institutionsWith(key: "code_siren" | "code_insee", code: string): readonly string[];
  /** Paths of the images; undefined where they are not at hand. */
  readonly images: ReadonlySet<string> | undefined;
  /** Whether a benefit or an institution names an image. */
  usesImage(file: string): boolean;
}

/** A file that could be parsed, for {@link indexCatalogue}. */
export interface IndexedFile {
  readonly file: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const SUMMARY_KEYS = [
  "name",
  "type",
  "code_insee",
  "code_siren",
  "departments",
  "imgSrc",
  "top",
  "repository",
] as const;

/** Makes the small picture of a catalogue from its parsed files; files outside the collections are left out. */
export function indexCatalogue(files: Iterable<IndexedFile>): CatalogueIndex {
  const institutions: Record<string, InstitutionSummary> = {};
  const benefits: BenefitSummary[] = [];
  for (const { file, data } of files) {
    const kind = collectionOf(file)?.kind;
    if (kind === "institution") institutions[slugOf(file)] = institutionSummary(data);
    else if (kind) benefits.push(benefitSummary(file, data));
  }
  return { institutions, benefits };
}

function institutionSummary(data: Readonly<Record<string, unknown>>): InstitutionSummary {
  const summary: Record<string, unknown> = {};
  for (const key of SUMMARY_KEYS) if (usable(key, data[key])) summary[key] = data[key];
  // Each key kept has the type that InstitutionSummary gives it.
  return summary as InstitutionSummary;
}

function usable(key: (typeof SUMMARY_KEYS)[number], value: unknown): boolean {
  if (key === "departments") return Array.isArray(value) && value.every((code) => typeof code === "string");
  return key === "top" ? typeof value === "number" : typeof value === "string" && value !== "";
}

function benefitSummary(file: string, data: Readonly<Record<string, unknown>>): BenefitSummary {
  return {
    file,
    ...(typeof data.label === "string" && { label: data.label }),
    ...(typeof data.institution === "string" && { institution: data.institution }),
    ...(data.private === true && { private: true }),
    ...(typeof data.imgSrc === "string" && data.imgSrc !== "" && { imgSrc: data.imgSrc }),
  };
}

/** Makes the surroundings from the small picture; look-ups are built when first asked for. */
export function createContext(index: CatalogueIndex, territory: Territory): CatalogueContext {
  const named = lazy(() => grouped(index.benefits, ({ institution, label }) => nameKey(institution, label)));
  const owned = lazy(() => grouped(index.benefits, ({ institution }) => institution));
  const institutions = Object.entries(index.institutions);
  const bySlug = new Map(institutions);
  const used = lazy(
    () => new Set([...index.benefits, ...Object.values(index.institutions)].map((one) => one.imgSrc)),
  );
  const coded = {
    code_siren: lazy(() => grouped(institutions, ([, { code_siren }]) => code_siren)),
    code_insee: lazy(() => grouped(institutions, ([, { code_insee }]) => code_insee)),
  };
  return {
    territory,
    institution: (slug) => bySlug.get(slug),
    institutionSlugs: () => bySlug.keys(),
    benefitsNamed: (institution, label) =>
      (named().get(nameKey(institution, label) ?? "") ?? []).map(({ file }) => file),
    benefitsOf: (institution) => owned().get(institution) ?? [],
    images: index.images && new Set(index.images),
    usesImage: (file) => used().has(file),
    institutionsWith: (key, code) => (coded[key]().get(code) ?? []).map(([slug]) => slug),
  };
}

function lazy<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Items by key; those without key are left out. */
function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function nameKey(institution: string | undefined, label: string | undefined): string | undefined {
  if (institution === undefined || label === undefined) return undefined;
  return `${institution}\n${folded(label)}`;
}
