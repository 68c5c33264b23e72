import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FRENCH_OVERLAY, type Phrases } from "../../admin/locale/french-overlay.ts";
import { overlaid } from "../../admin/locale/overlaid.ts";

import { ROOT } from "../../scripts/root.ts";

/** A locale file of Decap: a module, though its name and its package do not say so. */
async function localeOf(language: string): Promise<Phrases> {
  const copy = join(mkdtempSync(join(tmpdir(), "locale-")), `${language}.mjs`);
  copyFileSync(join(ROOT, `node_modules/decap-cms-locales/dist/esm/${language}/index.js`), copy);
  return ((await import(copy)) as { default: Phrases }).default;
}

const en = await localeOf("en");
const fr = await localeOf("fr");

/** Phrases by their dotted key. */
function flat(phrases: Phrases, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(phrases).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

/** Names, and words that both languages write alike. */
const ALIKE = new Set(["%{date}", "%{details}", "Code", "Images", "Markdown", "Notes"]);

describe("the French of the admin", () => {
  const english = flat(en);
  const french = flat(overlaid(fr, FRENCH_OVERLAY) as Phrases);

  it("has every phrase of Decap, none left in English", () => {
    const missing = [...english.keys()].filter((key) => !french.has(key));
    const left = [...english].filter(([key, text]) => french.get(key) === text && !ALIKE.has(text));
    expect({ missing, left }).toEqual({ missing: [], left: [] });
  });

  it("overlays nothing that Decap does not say", () => {
    expect([...flat(FRENCH_OVERLAY).keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it("keeps what Decap fills in", () => {
    const holes = (text = "") => new Set(text.match(/%\{\w+\}/g));
    const lost = [...flat(FRENCH_OVERLAY)].filter(([key, text]) => {
      const known = holes(english.get(key));
      return [...holes(text)].some((hole) => !known.has(hole));
    });
    expect(lost).toEqual([]);
  });
});
