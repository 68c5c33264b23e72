/** How long (ms) a page that is never idle may put it off. */
const LATEST = 500;

/** Runs something once the page has nothing more pressing to do. */
export function whenIdle(run: () => void): void {
  // Safari has no such function.
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: LATEST });
  else run();
}
