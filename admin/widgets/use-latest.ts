import { useCallback, useRef } from "react";

/** A function that stays the same and always does what its last version does. */
export function useLatest<Arguments extends readonly unknown[]>(
  run: (...args: Arguments) => void,
): (...args: Arguments) => void {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...args) => latest.current(...args), []);
}
