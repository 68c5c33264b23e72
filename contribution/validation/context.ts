import type { ComputedResult } from "../eligibility/answers/openfisca.ts";
import type { InstitutionData } from "../model/benefit.ts";
import { collectionOf, slugOf } from "../model/collections.ts";
import { foldedPath } from "../model/folded-path.ts";
import { grouped } from "../model/grouped.ts";
import type { OpenfiscaVariable } from "../openfisca/openfisca-variables.ts";
import type { Territory } from "../territory/territory.ts";
import { folded } from "./folded.ts";
import { imagesInTexts } from "./images-in-texts.ts";
import { meaningfulWords } from "./meaningful-words.ts";
import { remembered } from "./remembered.ts";

/** What shows images in its texts too: their paths, where there are any. */
interface ShowsImages {
  readonly images?: readonly string[];
}

/** What other files need to know of an institution. */
export type InstitutionSummary = ShowsImages &
  Pick<
    InstitutionData,
    "name" | "type" | "code_insee" | "code_siren" | "departments" | "imgSrc" | "top" | "repository"
  >;

/** What other files need to know of a benefit. */
export interface BenefitSummary extends ShowsImages {
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

/** What a running OpenFisca says of a catalogue, asked beforehand. */
export interface EngineAnswers {
  /** The variables that it knows, among those that the catalogue names. */
  readonly variables: ReadonlyMap<string, OpenfiscaVariable>;
  /** By file name without extension of a complex benefit: its answer to each example, in their order. */
  readonly examples: ReadonlyMap<string, readonly ComputedResult[]>;
}

/** The surroundings in which a file is checked. */
export interface CatalogueContext {
  readonly territory: Territory;
  institution(slug: string): InstitutionSummary | undefined;
  institutionSlugs(): Iterable<string>;
  /** The benefits of an institution, private ones left out, that have this label, accents and case aside. */
  benefitsNamed(institution: string, label: string): readonly BenefitSummary[];
  /** The same, those whose label has the same meaningful words; two at most of each label. */
  benefitsResembling(institution: string, label: string): readonly BenefitSummary[];
  /** File names, without extension, of the institutions with a code. */
  institutionsWith(key: "code_siren" | "code_insee", code: string): readonly string[];
  /** Paths of the images; undefined where they are not at hand. */
  readonly images: ReadonlySet<string> | undefined;
  /** Whether a benefit or an institution shows an image, as its logo or in its texts. */
  usesImage(file: string): boolean;
  /** The images whose paths are the same but for capitals and the ways of writing an accent. */
  imagesLike(file: string): readonly string[];
  /** Undefined where no engine was asked: complex benefits are then checked against our lists, without examples. */
  readonly engine: EngineAnswers | undefined;
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
  const images = imagesInTexts(data);
  if (images.length > 0) summary.images = images;
  // Each key kept has the type that InstitutionSummary gives it.
  return summary as InstitutionSummary;
}

function usable(key: (typeof SUMMARY_KEYS)[number], value: unknown): boolean {
  if (key === "departments") return Array.isArray(value) && value.every((code) => typeof code === "string");
  return key === "top" ? typeof value === "number" : typeof value === "string" && value !== "";
}

function benefitSummary(file: string, data: Readonly<Record<string, unknown>>): BenefitSummary {
  const images = imagesInTexts(data);
  return {
    file,
    ...(images.length > 0 && { images }),
    ...(typeof data.label === "string" && { label: data.label }),
    ...(typeof data.institution === "string" && { institution: data.institution }),
    ...(data.private === true && { private: true }),
    ...(typeof data.imgSrc === "string" && data.imgSrc !== "" && { imgSrc: data.imgSrc }),
  };
}

/** Makes the surroundings from the small picture; look-ups are built when first asked for. */
export function createContext(
  index: CatalogueIndex,
  territory: Territory,
  engine?: EngineAnswers,
): CatalogueContext {
  const shown = lazy(() =>
    grouped(index.benefits, (benefit) => (benefit.private ? undefined : benefit.institution)),
  );
  const namesakes = remembered((institution) => namesakesIn(shown().get(institution) ?? []));
  const institutions = Object.entries(index.institutions);
  const bySlug = new Map(institutions);
  const used = lazy(
    () =>
      new Set(
        [...index.benefits, ...Object.values(index.institutions)].flatMap(({ imgSrc, images = [] }) => [
          imgSrc,
          ...images,
        ]),
      ),
  );
  const alike = lazy(() => grouped(index.images ?? [], foldedPath));
  const coded = {
    code_siren: lazy(() => grouped(institutions, ([, { code_siren }]) => code_siren)),
    code_insee: lazy(() => grouped(institutions, ([, { code_insee }]) => code_insee)),
  };
  return {
    territory,
    institution: (slug) => bySlug.get(slug),
    institutionSlugs: () => bySlug.keys(),
    benefitsNamed: (institution, label) => namesakes(institution).byName.get(folded(label)) ?? [],
    benefitsResembling: (institution, label) =>
      namesakes(institution).byWords.get(meaningfulWords(label)) ?? [],
    images: index.images && new Set(index.images),
    usesImage: (file) => used().has(file),
    imagesLike: (file) => alike().get(foldedPath(file)) ?? [],
    engine,
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

/** The benefits of one institution by what their labels say, so that thousands of them can be told apart. */
function namesakesIn(benefits: readonly BenefitSummary[]) {
  const labelled = (keyOf: (label: string) => string) => (benefit: BenefitSummary) =>
    benefit.label === undefined ? undefined : keyOf(benefit.label);
  const byName = grouped(benefits, labelled(folded));
  const twoOfEach = [...byName.values()].flatMap((group) => group.slice(0, 2));
  return { byName, byWords: grouped(twoOfEach, labelled(meaningfulWords)) };
}
