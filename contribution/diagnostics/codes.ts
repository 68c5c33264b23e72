import { ENTRIES } from "./entries.ts";

/** A code that a diagnostic may carry. */
export type Code = keyof typeof ENTRIES;

/** Every code, in the order of the documentation. */
// Object.keys forgets the literal types.
export const CODES = Object.keys(ENTRIES) as readonly Code[];
