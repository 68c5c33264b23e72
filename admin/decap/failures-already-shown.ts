/**
 * Keeps out of the console the promises that Decap rejects after it has shown why in a message: it rejects them
 * with the action it dispatched, or with nothing, and waits for none of them.
 */
export function silenceFailuresAlreadyShown(): void {
  window.addEventListener("unhandledrejection", (event) => {
    const action: unknown = event.reason?.type;
    if (event.reason === undefined || (typeof action === "string" && action.endsWith("_FAILURE"))) {
      event.preventDefault();
    }
  });
}
