import { FORM_QUESTIONS, type FormQuestion } from "../../contribution/catalogue/form-questions.ts";

/** The README of the package: what its module answers, and every question that a form may ask. */
export function packageReadme(name: string): string {
  return `# Catalogue of benefits

\`\`\`js
import { loadCatalogue, openSimulator, questions } from "${name}";

const simulator = openSimulator();
const person = { dateDeValeur: "2026-09-01", demandeur: { date_naissance: "2008-03-15" }, menage: { depcom: "30189" } };
const { eligible, unknown } = simulator.simulate(person);
console.log(eligible.length + unknown.length > 0); // true
const answer = simulator.explain(unknown[0].id, person);
console.log(answer.status); // unknown
console.log(answer.questions.every(({ key }) => questions.some((question) => question.key === key))); // true
const { benefits } = await loadCatalogue();
console.log(benefits.some(({ id }) => id === unknown[0].id)); // true
console.log(simulator.check({ ...person, rsa: -1 })[0].title); // RSA du mois
\`\`\`

The module imports nothing: it runs in browsers, and in Node from 20.10 on (\`loadCatalogue\` reads a JSON module).

## What it answers

| call | gives |
|---|---|
| \`simulate(situation)\` | \`{ eligible, unknown }\`: the benefits that the person may have, and those that an answer not given yet decides, each \`{ id, amount, figures? }\` |
| \`explain(id, situation)\`, \`explainAll(situation)\` | why, in French: \`status\`, and reasons, each with the \`type\` of its criterion, its \`verdict\`, a \`sentence\` and the \`questions\` left |
| \`check(situation)\` | the answers that cannot be used: \`{ key, title, problem }\` |
| \`questions\` | what a form needs to ask: below |
| \`loadCatalogue()\` | every text of the catalogue; \`catalogue.json\` holds the same |
| \`createSimulator(evaluation)\` | a simulator of another version's data |

\`amount\` is a text (« 280 € / an »), \`figures\` the same in numbers: \`{ value, unit?, periodicite?, isCost }\`. A benefit that
OpenFisca computes answers \`computed-by-openfisca\`, with its \`variable\`, \`entity\` and \`period\`; it is in no list of
\`simulate\`.

A missing answer is unknown, never false. An answer that is not in the schema is none: it is asked again, with what is
wrong. What is answered can be changed by nobody else: it is frozen, or your own. A situation that is no object is a
\`TypeError\`, and so are data of another form than the code's.

## A situation

\`situation.schema.json\` describes it; \`catalogue.schema.json\` describes \`catalogue.json\`. The key of a question is the place
of its answer: \`demandeur.activite\` is \`situation.demandeur.activite\`.

| key | question | kind | answers |
|---|---|---|---|
${FORM_QUESTIONS.map(row).join("\n")}
`;
}

function row(question: FormQuestion): string {
  const { key, title, kind, isRequired, followsFromCommune } = question;
  const notes = [isRequired ? "required" : "", followsFromCommune ? "follows from the commune" : ""];
  const answers = [answersText(question), ...notes].filter(Boolean).join("; ");
  return `| \`${key}\` | ${title} | ${kind} | ${answers} |`;
}

function answersText({ kind, options, minimum, maximum, unit, most, example }: FormQuestion): string {
  switch (kind) {
    case "yes-no":
      return "`true`, `false`";
    case "choice":
      return (options ?? []).map(({ value, label }) => `\`${value}\` (${label})`).join(", ");
    case "number":
      return `${minimum} to ${maximum}${unit ? ` ${unit}` : ""}`;
    case "children":
      return `at most ${most} of \`{ date_naissance }\``;
    default:
      return `such as \`${example}\``;
  }
}
