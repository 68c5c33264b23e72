/** How long (ms) work may keep the page from answering before it lets other things happen. */
const SLICE = 8;

/** Takes the steps of something long, a few milliseconds at a time; stops when told to. Resolves to whether it came to its end. */
export async function inSlices<Step>(
  steps: Iterable<Step>,
  each: (step: Step) => void = () => {},
  signal?: AbortSignal,
): Promise<boolean> {
  let since = performance.now();
  for (const step of steps) {
    each(step);
    if (performance.now() - since < SLICE) continue;
    await pause();
    if (signal?.aborted) return false;
    since = performance.now();
  }
  return true;
}

/** Lets the page answer; unlike a timer, it is not delayed when it comes again and again. */
function pause(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}
