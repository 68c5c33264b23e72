import type { Kind } from "../../../contribution/model/collections.ts";
import { fieldsOf, type SchemaNode, schemaOf } from "../../../contribution/model/schema.ts";
import type { Mutation } from "./mutation.ts";

const KINDS: readonly Kind[] = ["benefit-simple", "benefit-complex", "institution"];

/** What is said, in place of an empty field or besides it, when an optional field holds nothing. */
const WHEN_EMPTY: Readonly<Record<string, readonly string[]>> = {
  "benefit-simple conditions_generales": [
    "empty-value conditions_generales",
    "geography-missing conditions_generales",
  ],
  "benefit-simple interestFlag": ["empty-value interestFlag", "interest-flag-missing interestFlag"],
  "benefit-simple montant": ["amount-missing montant"],
  "benefit-simple unit": ["amount-missing unit"],
  "benefit-simple periodicite": ["amount-missing periodicite"],
  "benefit-complex unit": ["amount-missing unit"],
  "benefit-complex periodicite": ["amount-missing periodicite"],
  "benefit-simple instructions": ["empty-value instructions", "no-call-to-action"],
  "benefit-complex teleservice": ["empty-value teleservice", "no-call-to-action"],
  "benefit-complex openfisca_eligibility_source": [
    "empty-value openfisca_eligibility_source",
    "variable-unknown",
  ],
  "institution code_insee": ["institution-code-missing code_insee"],
};

const EMPTY: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["empty", ""],
  ["blank", " \u00a0\t"],
  ["an empty list", []],
  ["an empty mapping", {}],
];

/** What is also said of the text, list or choice that a value of another nature or form certainly stands for. */
const AS_MEANT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ["benefit-simple", "benefit-complex"].flatMap((kind) => [
      [`${kind} institution of another nature (number)`, ["institution-unknown institution"]],
      // The first of the articles, which is for another name.
      ...["with a space after", "with a space before", "in capitals"].map((what) => [
        `${kind} prefix ${what}`,
        ["article-form prefix"],
      ]),
      [`${kind} description of another nature (number)`, ["description-length description"]],
      ...["link", "teleservice", "form", "instructions"].map((key) => [
        `${kind} ${key} of another nature (number)`,
        [`url-invalid ${key}`],
      ]),
      ...["conditions", "voluntary_conditions"].flatMap((key) => [
        [`${kind} ${key} of another nature (string)`, [`condition-form ${key}.0`]],
        [`${kind} ${key} of another nature (number)`, Array(2).fill(`condition-form ${key}.0`)],
      ]),
    ]),
  ),
  "institution name of another nature (number)": ["code-name-mismatch code_insee"],
  ...Object.fromEntries(
    ["with a space after", "with a space before", "in capitals"].map((what) => [
      `institution type ${what}`,
      ["code-unknown code_insee", "siren-kind code_siren"],
    ]),
  ),
};

const OTHER_NATURES: readonly (readonly [type: string, value: unknown])[] = [
  ["string", "peut-être"],
  ["number", 3.5],
  ["boolean", true],
  ["array", [["x"]]],
  ["object", { a: 1 }],
];

/** Each field of each kind of file: missing, empty, of another nature, out of its list or limits, too long. */
export const FIELD_MUTATIONS: readonly Mutation[] = KINDS.flatMap((kind) => {
  const required = schemaOf(kind).required ?? [];
  return fieldsOf(schemaOf(kind)).flatMap(([key, node]) => {
    const one = (what: string, value: unknown, ...expected: readonly string[]): Mutation => {
      return {
        name: `${kind}: ${key} ${what}`,
        kind,
        changes: { [key]: value },
        expected: [...expected, ...(AS_MEANT[`${kind} ${key} ${what}`] ?? [])],
      };
    };
    const empty = required.includes(key)
      ? [`missing-key ${key}`]
      : (WHEN_EMPTY[`${kind} ${key}`] ?? [`empty-value ${key}`]);
    return [
      ...(required.includes(key) ? [one("missing", undefined, ...empty)] : []),
      ...EMPTY.map(([what, value]) => one(what, value, ...empty)),
      ...OTHER_NATURES.filter(([type]) => ![node.type].flat().includes(type)).map(([type, value]) =>
        one(`of another nature (${type})`, value, `wrong-type ${key}`),
      ),
      ...(node.enum ? outOfList(node, key, one) : []),
      ...(node.type === "number" && !node.enum ? outOfRange(node, key, one) : []),
      ...(node.type === "string" && node.maxLength && !node.pattern
        ? [one("too long", "é".repeat(node.maxLength + 1), `bad-pattern ${key}`)]
        : []),
      ...(node.type === "string" && node.pattern && !node["x-rule"]
        ? [one("of another form", "É !", `bad-pattern ${key}`)]
        : []),
    ];
  });
});

type One = (what: string, value: unknown, ...expected: readonly string[]) => Mutation;

function outOfList(node: SchemaNode, key: string, one: One): Mutation[] {
  const [first] = node.enum ?? [];
  const wrong = `wrong-value ${key}`;
  if (typeof first !== "string") return [one("out of its list", 7, wrong), one("negative", -1, wrong)];
  return [
    one("out of its list", "inconnu", wrong),
    one("with a space after", `${first} `, wrong),
    one("with a space before", ` ${first}`, wrong),
    ...(first.toUpperCase() === first ? [] : [one("in capitals", first.toUpperCase(), wrong)]),
    one("with another word", `${first} environ`, wrong),
    one("named like an inherited key", "constructor", wrong),
  ];
}

function outOfRange({ minimum, maximum, "x-rule": rule }: SchemaNode, key: string, one: One): Mutation[] {
  const out = `value-out-of-range ${key}`;
  return [
    one("below its limit", minimum === undefined ? -1 : minimum - 1, rule ? `${rule} ${key}` : out),
    one("above its limit", (maximum ?? 0) + 1, out),
    one("infinite", Number.POSITIVE_INFINITY, `wrong-type ${key}`),
    one("not a number", Number.NaN, `wrong-type ${key}`),
    one("written as text", "12", `wrong-type ${key}`),
    one("written with a comma", "12,5", `wrong-type ${key}`),
  ];
}
