import { useSyncExternalStore } from "react";

/** A value that changes outside React, and that components draw. */
export interface Watched<Value> {
  get(): Value;
  set(value: Value): void;
  /** Has a function called after each change; the answer ends it. */
  watch(listener: () => void): () => void;
}

/** Makes one. */
export function watched<Value>(first: Value): Watched<Value> {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      current = value;
      for (const listener of listeners) listener();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What a component draws of a watched value; it is drawn again only when that changes. */
export function useWatched<Value, Part>({ watch, get }: Watched<Value>, part: (value: Value) => Part): Part {
  return useSyncExternalStore(watch, () => part(get()));
}
