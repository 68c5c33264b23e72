import { remembered } from "./remembered.ts";

/** A text without accents, case, kind of apostrophe or repeated spaces, for comparing what people typed. */
export const folded: (text: string) => string = remembered((text) => {
  // Most texts compared are names of files and values of lists: plain already.
  const plain = /^[\x21-\x7e]*$/.test(text)
    ? text
    : text
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .replace(/[’‘`´]/g, "'")
        .replace(/\s+/g, " ")
        .trim();
  return plain.toLowerCase();
});
