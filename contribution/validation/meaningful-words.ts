import { folded } from "./folded.ts";
import { remembered } from "./remembered.ts";

const SMALL_WORDS = /^(l|la|le|les|d|de|du|des|un|une|a|au|aux|en|et|pour|sur|par)$/;

/** The words that carry the meaning of a label, in order, separated by spaces, plural or not. */
export const meaningfulWords: (label: string) => string = remembered((label) => {
  // "+26 ans" and "-26 ans" are not for the same people.
  const words = folded(label).match(/[+-]?\d+|[a-z]+/g) ?? [];
  return words
    .filter((word) => !SMALL_WORDS.test(word))
    .map((word) => word.replace(/(?<=..)[sx]$/, ""))
    .join(" ");
});
