import type { RuleHit } from "../hit.ts";
import type { FileRule } from "../rule.ts";
import { heldTexts } from "../texts.ts";

// Soft hyphens, marks of direction, controls, places of objects: what copying leaves behind. A joiner between two pictures
// makes one of them, and stays; spaces without width are trimmed as spaces are.
const UNSEEN =
  /(?![\n\r\t\u200b\u2060\ufeff]|\u200d)[\p{Cc}\p{Cf}\ufffc]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;
const LOST = /\ufffd/;
// The first byte of an accented letter, read alone: "Ã©" for "é", "â€™" for "’".
const TWICE = /[ÃÂ][\u0080-\u00bf\u2018-\u203a\u0152-\u0178\u02c6\u02dc€™ƒ]|â€/;

/** A text holds only what can be read. */
export const strayCharacter: FileRule = {
  code: "stray-character",
  check: (data, { kind }) =>
    heldTexts(data, kind)
      .filter(({ text }) => /[\p{Cc}\p{Cf}\ufffc\ufffdÃÂâ]/u.test(text))
      .flatMap(({ path, text, title }): RuleHit[] => {
        const values = { title };
        if (LOST.test(text)) return [{ path, variant: "lost", values: { title, around: around(text) } }];
        if (TWICE.test(text)) {
          const value = decoded(text);
          return [
            { path, variant: "twice", values, ...(value !== undefined && { changes: [{ path, value }] }) },
          ];
        }
        const value = text.replace(UNSEEN, "");
        return value === text ? [] : [{ path, values, changes: [{ path, value }] }];
      }),
};

/** The words on both sides of what was lost. */
function around(text: string): string {
  return /\S*\ufffd+\S*/.exec(text)?.[0] ?? "";
}

// What Windows writes for the bytes 0x80 to 0x9f, in their order; a space where it writes nothing.
const WINDOWS = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** The text that was taken for another encoding, if all of it was. */
function decoded(text: string): string | undefined {
  const bytes = [...text].map((letter) => {
    const at = letter === " " ? -1 : WINDOWS.indexOf(letter);
    return at < 0 ? letter.charCodeAt(0) : 0x80 + at;
  });
  if (bytes.some((byte) => byte > 0xff)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
