/** A value fetched at most once and kept; a failure is not kept. */
export interface CachedOnce<Value> {
  load(): Promise<Value>;
  /** Fetches again at the next `load`. */
  forget(): void;
}

/** Makes a cache around a way to fetch a value. */
export function cachedOnce<Value>(fetchValue: () => Promise<Value>): CachedOnce<Value> {
  let kept: Promise<Value> | undefined;
  const forget = () => {
    kept = undefined;
  };
  const load = () => {
    kept ??= fetchValue().catch((error) => {
      forget();
      throw error;
    });
    return kept;
  };
  return { load, forget };
}
