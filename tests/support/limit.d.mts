/** How long (ms) anything in a test may wait. */
export const LIMIT: number;

/** How long (ms) a test may take. */
export const TEST_LIMIT: number;
