import { folded } from "../folded.ts";
import type { BenefitRule } from "../rule.ts";

/** The first words of names of benefits, whose gender is beyond doubt. */
const MASCULINE = wordsIn(
  "abonnement accompagnement acces appui bail billet bon bonus cheque chequier complement contrat coupon credit dispositif dossier financement forfait hebergement kit livret logement microcredit parcours pass permis pret programme remboursement rendez-vous revenu sejour service soutien stage tarif ticket titre versement",
);
const FEMININE = wordsIn(
  "aide allocation avance bourse carte caution exoneration formation garantie gratuite incitation indemnite majoration mutuelle participation prestation prime reduction remuneration residence subvention tarification",
);
// An h that is not heard; any other one is left to who writes.
const MUTE_H = wordsIn("habitat habitation hebergement heure histoire hiver homme hopital hotel hygiene");
// Spoken as if a consonant came first.
const ASPIRATED = wordsIn("onze onzieme oui handicap haut haute hausse halte huit hors");

/** The article fits the name of the benefit, since a sentence joins them. */
export const articleForm: BenefitRule = {
  code: "article-form",
  check({ prefix, label }) {
    const word = /^[\p{L}-]+/u.exec(label ?? "")?.[0];
    // The letters of initials are read one by one, or as a word: nobody can tell.
    if (prefix === undefined || word === undefined || /\p{Lu}{2}|^.-/u.test(word)) return [];
    const fitting = fittingArticle(prefix.replace("'", "’"), folded(word));
    if (fitting === undefined) return [];
    const path = ["prefix"];
    if (fitting === "") return [{ path, variant: "unsure", values: { found: prefix, word } }];
    const said = { found: joined(prefix, word), expected: joined(fitting, word), fitting };
    return [{ path, values: said, changes: [{ path, value: fitting }] }];
  },
};

/** The article that should stand there; "" where only the present one is known to be wrong, undefined where it is right. */
function fittingArticle(article: string, word: string): string | undefined {
  if (!["le", "la", "les", "l’"].includes(article)) return undefined;
  const singular = articleOf(word);
  if (singular !== undefined) return singular === article ? undefined : singular;
  if (articleOf(word.replace(/s$/, "")) !== undefined) return article === "les" ? undefined : "les";
  const isVowel = startsWithVowel(word);
  if (article === "l’") return isVowel === false ? "" : undefined;
  return article !== "les" && isVowel ? "l’" : undefined;
}

function articleOf(word: string): string | undefined {
  const gender = MASCULINE.has(word) ? "le" : FEMININE.has(word) ? "la" : undefined;
  return gender && startsWithVowel(word) ? "l’" : gender;
}

/** Undefined where it cannot be told. */
function startsWithVowel(word: string): boolean | undefined {
  if (ASPIRATED.has(word)) return false;
  if (word.startsWith("h")) return MUTE_H.has(word) || undefined;
  return word.startsWith("y") ? undefined : /^[aeiouœæ]/.test(word);
}

function joined(article: string, word: string): string {
  return article.endsWith("’") || article.endsWith("'") ? `${article}${word}` : `${article} ${word}`;
}

function wordsIn(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
