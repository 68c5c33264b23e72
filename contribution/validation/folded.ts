import { remembered } from "./remembered.ts";

/** A text without accents, case, kind of apostrophe or repeated spaces, for comparing what people typed. */
export const folded: (text: string) => string = remembered((text) => {
  // Most texts compared are names of files and values of lists: plain already.
  if (/^[\x21-\x7e]*$/.test(text)) return text.toLowerCase();
  const plain = text
    .replace(/[^\0-\x7f]+/g, withoutMarks)
    .replaceAll("`", "'")
    .toLowerCase();
  return /[^\S ]| {2}|^ | $/.test(plain) ? plain.replace(/\s+/g, " ").trim() : plain;
});

/** The few sequences that texts hold outside ASCII are met again and again: "é", "’". */
const withoutMarks: (letters: string) => string = remembered((letters) =>
  letters
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’‘´]/g, "'"),
);
