/** Two versions of an entry's text, absent where there is none. */
export interface VersionsOfEntry {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Says in one French line what changed between two versions of an entry; `institutionName` knows those they name. */
export type DescribeChange = (
  path: string,
  versions: VersionsOfEntry,
  institutionName: (slug: string) => string | undefined,
) => string;
