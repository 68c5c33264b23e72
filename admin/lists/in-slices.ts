/** How long (ms) the page is kept busy at a time: a frame is 16 ms. */
const SLICE = 8;

/** Does a work for each item, leaving the page free to answer in between. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let end = performance.now() + SLICE;
  for (const item of items) {
    work(item);
    if (performance.now() < end) continue;
    await new Promise((resume) => setTimeout(resume));
    end = performance.now() + SLICE;
  }
}
