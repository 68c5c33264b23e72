/**
 * How long (ms) anything in a test may wait: a page, an element, an assertion. There is no other limit, because a busy
 * machine is no fault; `TEST_LIMIT` (in seconds) shortens it for somebody who is looking for a failure.
 */
export const LIMIT = 1000 * Number(process.env.TEST_LIMIT ?? 120);

const isLong = process.env.CORPUS || process.env.RANDOM_RUNS;

/** How long (ms) a test may take: longer than any wait in it, so that what was waited for is named. */
export const TEST_LIMIT = LIMIT * (isLong ? 10 : 3);
