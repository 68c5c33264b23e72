import fc from "fast-check";
import type { BenefitToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import type { SchemaNode } from "../../contribution/model/schema.ts";
import { QUESTIONS, type QuestionKey, type Situation } from "../../contribution/model/situation.ts";
import { territory } from "../support/territory.ts";

/** Answers by question. */
export type Answers = ReadonlyMap<QuestionKey, unknown>;

const DATES = ["2026-09-01", "2024-02-29", "2027-03-01"];
const BIRTHS = [
  "1990-01-01",
  "2000-02-29",
  "2005-06-15",
  "2008-09-01",
  "2008-09-02",
  "2012-12-31",
  "2020-05-05",
];

const PLACES: Readonly<Record<string, readonly string[]>> = {
  "menage.depcom": ["30189", "30258", "34172", "35238", "75056", "97411", "01033", "29083", "75101", "01091"],
  "menage._codePostal": ["30000", "34000", "75001"],
  "menage._departement": ["30", "34", "2A", "974"],
  "menage._region": ["76", "53", "11"],
  "menage._epci": ["243000643", "200034692", "243500139"],
};

/** What nobody may answer to any question. */
const UNUSABLE = [
  "constructor",
  "__proto__",
  "Lycee",
  "<b>",
  "2026-09-01T00:00",
  "83000",
  -1,
  1e12,
  Number.NaN,
  {},
  [{}],
  [[]],
  () => true,
  Symbol("answer"),
  10n,
  new Date(0),
];

/** Answers that the schema accepts to a question. */
export function usableAnswer(key: QuestionKey): fc.Arbitrary<unknown> {
  const node = QUESTIONS.get(key)?.node ?? {};
  if (key === "dateDeValeur") return fc.constantFrom(...DATES);
  if (PLACES[key]) return fc.constantFrom(...PLACES[key]);
  if (key === "enfants")
    return fc.array(fc.record({ date_naissance: fc.constantFrom(...BIRTHS) }), { maxLength: 4 });
  if (node["x-widget"] === "date") return fc.constantFrom(...BIRTHS);
  return node.enum ? fc.constantFrom(...node.enum) : ofType(node);
}

function ofType({ type, minimum = 0, maximum = 0 }: SchemaNode): fc.Arbitrary<unknown> {
  if (type === "boolean") return fc.boolean();
  const numbers = [0, 0.3, 0.5, 0.8, 1, 1.5, 2, 600, 8_400, 8_401, 12_000, 60_000];
  return fc.constantFrom(...numbers.filter((value) => value >= minimum && value <= maximum));
}

const anyAnswer = (key: QuestionKey) =>
  fc.oneof(
    { weight: 8, arbitrary: usableAnswer(key) },
    { weight: 1, arbitrary: fc.constantFrom(...UNUSABLE) },
  );

/** Answers to some questions, few or many, some of them unusable, some contradicting others. */
export const someAnswers: fc.Arbitrary<Answers> = fc
  .subarray([...QUESTIONS.keys()])
  .chain((keys) =>
    fc
      .tuple(...keys.map(anyAnswer))
      .map((answers) => new Map(keys.map((key, index) => [key, answers[index]] as const))),
  );

/** A question, with a usable answer. */
export const oneAnswer: fc.Arbitrary<readonly [QuestionKey, unknown]> = fc
  .constantFrom(...QUESTIONS.keys())
  .chain((key) => usableAnswer(key).map((answer) => [key, answer] as const));

/** The situation that holds some answers. */
export function situationOf(answers: Answers): Situation {
  const situation: Record<string, unknown> = {};
  for (const [key, answer] of answers) {
    const [part = "", inner] = key.split(".");
    if (inner === undefined) situation[part] = answer;
    else situation[part] = { ...(situation[part] as object | undefined), [inner]: answer };
  }
  // Wrong answers are wanted too.
  return situation as unknown as Situation;
}

/** Answers that may decide of a benefit: around everything that it names. */
export function decidingAnswers(benefit: BenefitToJudge, key: QuestionKey): readonly unknown[] {
  const node = QUESTIONS.get(key)?.node ?? {};
  const text = JSON.stringify(benefit);
  const numbers = [...text.matchAll(/"(?:value|age_min|age_max)":([0-9.]+)/g)].map(([, value]) =>
    Number(value),
  );
  const around = [...new Set(numbers.flatMap((value) => [value - 1, value, value + 1]))];
  if (key === "dateDeValeur") return DATES.slice(0, 1);
  if (key === "menage.depcom") return communesIn(text);
  if (key === "menage._codePostal")
    return [...new Set(["30000", ...[...text.matchAll(/"([0-9]{5})"/g)].map(([, code]) => code)])];
  if (PLACES[key]) return PLACES[key];
  if (key === "enfants") {
    const births = around.filter((age) => age >= 0 && age < 40).map(bornAt);
    return [
      [],
      ...[1, 2, 3, 4].flatMap((count) =>
        [...births, bornAt(5)].map((birth) => Array(count).fill({ date_naissance: birth })),
      ),
    ];
  }
  if (node["x-widget"] === "date") return [20, ...around].filter((age) => age >= 0 && age < 120).map(bornAt);
  if (node.type === "boolean") return [true, false];
  if (node.enum) return node.enum;
  if (key === "nbptr") return [0.5, 1, 50];
  const amounts = key === "rfr" ? around.flatMap((value) => [value, value * 12]) : around;
  const { minimum = 0, maximum = 0 } = node;
  const rates = numbers.filter((value) => value < 1).flatMap((value) => [value / 2, value]);
  return [0, 1, 600, ...rates, ...amounts].filter((value) => value >= minimum && value <= maximum);
}

function bornAt(age: number): string {
  return `${2026 - Math.floor(age)}-09-01`;
}

/** A commune of each place that a text names, and some elsewhere. */
function communesIn(text: string): readonly string[] {
  const codes = [...text.matchAll(/"([0-9AB]{2,9})"/g)].map(([, code = ""]) => code);
  const inside = codes.flatMap((code) => {
    if (code.length === 5)
      return territory.commune(code) ? [code] : territory.communesOfPostalCode(code).slice(0, 1);
    const kind = code.length === 9 ? "epci" : undefined;
    const places = kind
      ? [...territory.communesOf(kind, code)]
      : [...territory.communesOf("department", code), ...territory.communesOf("region", code)];
    return [...places.slice(0, 1), ...places.slice(-1)];
  });
  return [...new Set(["45234", "75056", "97411", ...inside])];
}
