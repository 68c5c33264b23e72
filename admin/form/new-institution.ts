import { COLLECTIONS, EXTENSION } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, indexCatalogue } from "../../contribution/validation/context.ts";
import { contributionFormat } from "./format.ts";
import { isRecord, type PlainRecord, toPlain } from "./plain-value.ts";
import { BASE_KEY } from "./shape.ts";

/** An institution that is proposed with the benefit on screen; `slug` is its file name without extension. */
export interface NewInstitution {
  readonly slug: string;
  /** The data as its file will hold them. */
  readonly data: PlainRecord;
}

/** A new institution as a draft holds it. */
export interface DraftedInstitution extends NewInstitution {
  readonly text: string;
}

/** An institution's file as the protocol sends it; `base` is the text that the edit started from. */
interface InstitutionFile {
  readonly path: string;
  readonly slug: string;
  readonly raw: string;
  readonly base?: string;
}

/** What a save sends besides the benefit itself. */
export interface InstitutionChanges {
  readonly files: readonly InstitutionFile[];
  /** Paths of what the draft brought and does not need any more. */
  readonly dropped: readonly string[];
}

const FOLDER = COLLECTIONS.find(({ kind }) => kind === "institution")?.folder ?? "";
const format = contributionFormat("institution");

/** The path of an institution's file under the data root. */
export function institutionPath(slug: string): string {
  return `${FOLDER}/${slug}${EXTENSION}`;
}

/** What a form holds under its key for the new institution, undefined for anything else. */
export function readNewInstitution(value: unknown): NewInstitution | undefined {
  const plain = toPlain(value);
  if (!isRecord(plain) || typeof plain.slug !== "string" || !isRecord(plain.data)) return undefined;
  return { slug: plain.slug, data: plain.data };
}

/** The text of a new institution's file, only its changed lines rewritten when a draft has it already. */
export function institutionText({ data }: NewInstitution, drafted?: DraftedInstitution): string {
  return format.toFile({ ...data, ...(drafted && { [BASE_KEY]: drafted.text }) });
}

/** The catalogue in small with a new institution in it; one that is published under its name stays as it is. */
export function withNewInstitution(
  index: CatalogueIndex,
  institution: NewInstitution | undefined,
): CatalogueIndex {
  if (!institution || Object.hasOwn(index.institutions, institution.slug)) return index;
  const { slug, data } = institution;
  const { institutions } = indexCatalogue([{ file: institutionPath(slug), data }]);
  return { ...index, institutions: { ...index.institutions, ...institutions } };
}

/**
 * What becomes of a new institution when its benefit is saved: it goes along as long as the benefit refers to it, and
 * leaves the draft when it does not, or when somebody published it in the meantime.
 */
export function institutionChanges(save: {
  /** Of the benefit as it is saved. */
  readonly institution: unknown;
  /** As the form holds it. */
  readonly created: NewInstitution | undefined;
  /** As the draft holds it. */
  readonly drafted: DraftedInstitution | undefined;
  readonly isPublished: (slug: string) => boolean;
}): InstitutionChanges {
  const { institution, created, drafted, isPublished } = save;
  const current = created ?? drafted;
  const isNeeded = current !== undefined && current.slug === institution && !isPublished(current.slug);
  const own = drafted?.slug === current?.slug ? drafted : undefined;
  const isLeft = drafted !== undefined && !(isNeeded && own);
  const raw = isNeeded && created ? institutionText(created, own) : undefined;
  return {
    files:
      isNeeded && raw !== undefined && raw !== own?.text
        ? [{ path: institutionPath(current.slug), slug: current.slug, raw, ...(own && { base: own.text }) }]
        : [],
    dropped: isLeft ? [institutionPath(drafted.slug)] : [],
  };
}
