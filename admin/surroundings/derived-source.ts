/** What the admin reads of the published catalogue as a whole, by the names that our server gives it. */
export type DerivedName = "catalogue-index" | "catalogue-rows" | "catalogue-problems";

let source: ((name: DerivedName) => Promise<unknown>) | undefined;

/** Has it come from elsewhere than our own server. */
export function deriveFrom(elsewhere: (name: DerivedName) => Promise<unknown>): void {
  source = elsewhere;
}

/** What comes from elsewhere; undefined when our own server has to be asked. */
export function derivedElsewhere(name: DerivedName): Promise<unknown> | undefined {
  return source?.(name);
}

/** Where our own server gives it, relative to the admin's own page, so that the whole may be served under any path. */
export function derivedAddress(name: DerivedName): string {
  return `../api/${name}`;
}
