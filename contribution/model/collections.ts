/** The three kinds of file: a benefit whose eligibility is written in it, one that OpenFisca computes, an institution. */
export type Kind = "benefit-simple" | "benefit-complex" | "institution";

/** A folder of the data root whose files share a schema; `name` is the collection's name in Decap and in branch names. */
export interface Collection {
  readonly name: "benefits_javascript" | "benefits_openfisca" | "institutions";
  readonly kind: Kind;
  /** Folder under the data root. */
  readonly folder: string;
}

export const COLLECTIONS: readonly Collection[] = [
  { name: "benefits_javascript", kind: "benefit-simple", folder: "benefits/javascript" },
  { name: "benefits_openfisca", kind: "benefit-complex", folder: "benefits/openfisca" },
  { name: "institutions", kind: "institution", folder: "institutions" },
];

/** Folder of logos under the data root; `imgSrc` values are paths from the data root. */
export const MEDIA_FOLDER = "img/institutions";

/** The extension of every data file. */
export const EXTENSION = ".yml";

/** The collection that holds a file (path under the data root), or undefined outside the three folders. */
export function collectionOf(file: string): Collection | undefined {
  return COLLECTIONS.find(({ folder }) => {
    const rest = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : "";
    return rest.endsWith(EXTENSION) && rest.length > EXTENSION.length && !rest.includes("/");
  });
}

/**
 * Whether a file (path under the data root) was meant for a collection, under a name that nobody reads: « .yaml »,
 * « .yml.txt », « .yml.orig », « .yml~ », a space at the end.
 */
export function isMisnamed(file: string): boolean {
  if (file.endsWith(EXTENSION)) return false;
  const [, name] = /^(.*)\.ya?ml(?:[ ~]|\.[\w-]+)*$/i.exec(file) ?? [];
  return name !== undefined && collectionOf(`${name}${EXTENSION}`) !== undefined;
}

/** The file name without folder and extension: the public id of a benefit, the key of an institution. */
export function slugOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1, -EXTENSION.length);
}
