import { writtenConditions } from "../conditions.ts";
import { folded } from "../folded.ts";
import type { RuleHit } from "../hit.ts";
import { visibleText } from "../html.ts";
import type { BenefitRule } from "../rule.ts";

// Characters among which the verb is found.
const BEGINNING = 120;
// What may stand before the verb: a negation, a reflexive or object pronoun.
const BEFORE_VERB =
  /^(ne |n'|pas |plus |jamais |deja |ni |se |s'|vous |y |en |le |la |les |l'|lui |et |ou |soit |soit : )+/;
// Nouns, adjectives and small words that end as infinitives do.
const NOT_VERBS: ReadonlySet<string> = new Set(
  "premier dernier dossier loyer papier hier fier cher particulier regulier entier quartier metier courrier foyer atelier chantier escalier janvier fevrier hiver hotelier ouvrier infirmier etranger leger danger passager berger avenir desir loisir plaisir soupir espoir devoir-faire noir soir titre lettre autre notre votre contre entre outre centre membre nombre ordre cadre offre mineur mesure facture voiture lecture ouverture couverture heure demeure candidature signature procedure nature culture structure libre oeuvre chambre semestre trimestre ministere caractere critere frere mere pere encore maire mer moindre propre quatre septembre octobre novembre decembre territoire obligatoire provisoire memoire histoire victoire".split(
    " ",
  ),
);
const NOUN_IN_AIRE = /^(?!(?:re)?faire|plaire|(?:ex|sous|dis)?traire|satisfaire|taire).*aire$/;

/** A condition completes "Pour en bénéficier, vous devez également :", so it is an infinitive and ends with a dot. */
export const conditionForm: BenefitRule = {
  code: "condition-form",
  check: (benefit) =>
    writtenConditions(benefit).flatMap(({ text, path }) => hitsOf(text, visibleText(text), path)),
};

function hitsOf(text: string, visible: string, path: RuleHit["path"]): RuleHit[] {
  const start = folded(visible.slice(0, BEGINNING))
    // A letter that looks like an apostrophe, which some keyboards give.
    .replaceAll("\u02bc", "'")
    .replace(/^[^a-z]+/, "")
    .replace(BEFORE_VERB, "");
  const infinitive = isInfinitive(/^[a-z-]+/.exec(start)?.[0] ?? "");
  return [
    ...(endsWell(visible) ? [] : [dotless(text, path)]),
    ...(infinitive
      ? []
      : [{ path, variant: "infinitive", values: { start: visible.split(" ").slice(0, 3).join(" ") } }]),
  ];
}

function isInfinitive(word: string): boolean {
  return /.(er|ir|re)$/.test(word) && !NOT_VERBS.has(word) && !NOUN_IN_AIRE.test(word);
}

function endsWell(visible: string): boolean {
  return /[.!?…][\s)»”"]*$/u.test(visible);
}

/** Mended where a dot at the end can be seen: inside a tag that nobody closed, it cannot. */
function dotless(text: string, path: RuleHit["path"]): RuleHit {
  const value = withDot(text);
  return { path, variant: "dot", ...(endsWell(visibleText(value)) && { changes: [{ path, value }] }) };
}

/** The dot takes the place of a comma, and stands inside the list or paragraph that ends the text. */
function withDot(text: string): string {
  const [, body = text, end = ""] = /^(.*?)((?:\s*<\/(?:li|ul|p)>)*)$/s.exec(text.trimEnd()) ?? [];
  return `${body.replace(/[\s,;:]+$/, "")}.${end}`;
}
