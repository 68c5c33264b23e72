import type { Phrases } from "./french-overlay.ts";

/** `phrases` with those of `overlay` in their place, at any depth. */
export function overlaid(
  phrases: Readonly<Record<string, unknown>>,
  overlay: Phrases,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...phrases };
  for (const [key, value] of Object.entries(overlay)) {
    const below = result[key];
    const nested = typeof below === "object" && below !== null ? below : {};
    // A branch of a locale file holds phrases and branches only.
    result[key] = typeof value === "string" ? value : overlaid(nested as Record<string, unknown>, value);
  }
  return result;
}
