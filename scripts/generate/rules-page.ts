import { CODES, type Code } from "../../contribution/diagnostics/codes.ts";
import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import type { Entry } from "../../contribution/diagnostics/entry.ts";
import { repairs, severities } from "../validate/explain.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** The groups of the page: a title, and the code that begins the group; each ends where the next begins. */
const GROUPS: readonly (readonly [title: string, first: Code])[] = [
  ["Le fichier", "unreadable"],
  ["Le montant", "amount-missing"],
  ["Les textes", "description-length"],
  ["Les liens", "url-invalid"],
  ["Les conditions et les profils", "interest-flag-missing"],
  ["Les lieux", "code-unknown"],
  ["L’institution et les autres aides", "institution-unknown"],
  ["Les images", "image-missing"],
  ["Les aides calculées par OpenFisca", "variable-unknown"],
];

/** The documentation of every code, in French, in the order of the list of entries. */
export function generateRulesPage(): GeneratedFile {
  const groups = GROUPS.map(([title, first], index) => {
    const next = GROUPS[index + 1]?.[1];
    const end = next === undefined ? CODES.length : CODES.indexOf(next);
    return { title, codes: CODES.slice(CODES.indexOf(first), end) };
  });
  const lines = [
    "<!-- Fichier engendré par `npm run generate` : ne le modifiez pas à la main. -->",
    "",
    "# Ce que la validation vérifie",
    "",
    "Une **erreur** empêche la publication : le simulateur ne saurait pas lire la fiche, ou dirait faux. Un",
    "**avertissement** vous demande de regarder de nouveau : si tout est juste, ne changez rien. Une **note** est une",
    "remarque.",
    "",
    "`npm run validate -- --explain CODE` affiche une de ces explications.",
    "",
    ...groups.flatMap(({ title, codes }) => [`- ${title}`, ...codes.map((code) => `  - ${linkTo(code)}`)]),
    "",
    ...groups.flatMap(({ title, codes }) => [`## ${title}`, "", ...codes.flatMap(section)]),
  ];
  return { path: "contribution/validation/RULES.md", text: `${lines.join("\n").trimEnd()}\n` };
}

function linkTo(code: Code): string {
  return `[${ENTRIES[code].title}](#${code}) (${code})`;
}

function section(code: Code): string[] {
  const entry: Entry = ENTRIES[code];
  return [
    `<a id="${code}"></a>`,
    "",
    `### ${entry.title}`,
    "",
    `\`${code}\` · ${severities(entry)}`,
    "",
    entry.why,
    "",
    "Au lieu de :",
    "",
    ...example(entry.wrong),
    "",
    "écrivez :",
    "",
    ...example(entry.right),
    "",
    `${entry.remedy} ${repairs(entry)}`,
    "",
  ];
}

/** Lines of a file stand in a block of code, and a sentence in a quotation. */
function example(text: string): string[] {
  return /^[-<]|^[\w ]+:|^…/m.test(text) ? ["```yaml", text, "```"] : [`> ${text}`];
}
