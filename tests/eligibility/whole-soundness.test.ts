import fc from "fast-check";
import { simpleToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { criterionRefusals } from "../../contribution/eligibility/benefit/soundness.ts";
import { isMapping } from "../../contribution/model/mapping.ts";
import {
  criteriaOf,
  fieldsOf,
  GENERAL_CRITERIA,
  PROFILES,
  type SchemaNode,
} from "../../contribution/model/schema.ts";
import { isNothing } from "../../contribution/source/values/nothing.ts";
import { getIn } from "../../contribution/source/values/set-in.ts";
import { checkData } from "../../contribution/validation/check-data.ts";
import { createContext } from "../../contribution/validation/context.ts";
import { holds } from "../support/random.ts";
import { sampleBenefit, sampleIndex } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const catalogue = createContext(sampleIndex, territory);
/** Values of every nature, of which few are right anywhere. */
const WRONG = [
  undefined,
  null,
  "",
  "  ",
  true,
  12,
  -1,
  1e9,
  0.5,
  "zorro",
  {},
  { a: 1 },
  [],
  [null],
  [12, true],
  ["zorro", ""],
  [[1]],
];

/** What can be said of a criterion alone, its meaning aside. */
const CODES = new Set([
  "missing-key",
  "unknown-key",
  "wrong-type",
  "wrong-value",
  "operator-unknown",
  "empty-value",
  "values-empty",
  "value-out-of-range",
  "criterion-unknown",
  "criterion-not-allowed-here",
]);

/** A place for a criterion: the benefit that holds it there, how deep it stands, what is allowed. */
interface Place {
  readonly name: string;
  readonly holding: (criterion: unknown) => Record<string, unknown>;
  readonly depth: number;
  readonly allowed: ReadonlyMap<string, SchemaNode>;
}

const GENERAL: Place = {
  name: "general",
  holding: (criterion) => ({ conditions_generales: [criterion], profils: [] }),
  depth: 2,
  allowed: GENERAL_CRITERIA,
};

const PROFILE_PLACES = [...PROFILES.keys()].map(
  (type): Place => ({
    name: type,
    holding: (criterion) => ({ conditions_generales: [], profils: [{ type, conditions: [criterion] }] }),
    depth: 4,
    allowed: criteriaOf(type),
  }),
);

function validated(criterion: unknown, { holding, depth }: Place): string[] {
  const data = { ...sampleBenefit(), ...holding(criterion) };
  const lines = checkData("benefit-simple", "departement_gard-aide-au-bafa", data, catalogue)
    .filter(({ severity, code, path }) => severity === "error" && CODES.has(code) && path.length >= depth)
    .map(({ code, path }) => `${code} ${path.slice(depth).join(".")}`);
  return weighed(lines);
}

/** What stands inside a `not` is looked at on its own. */
function refusalsOf(
  criterion: unknown,
  allowed: Place["allowed"],
  path: readonly (string | number)[],
): string[] {
  const inside = isMapping(criterion) && criterion.type === "not" && criterion.value !== undefined;
  return [
    ...criterionRefusals(criterion, allowed).map((one) => `${one.code} ${[...path, ...one.path].join(".")}`),
    ...(inside ? refusalsOf(criterion.value, allowed, [...path, "value"]) : []),
  ];
}

function judged(criterion: unknown, { holding, depth, allowed }: Place): string[] {
  const data = simpleToJudge("aide", holding(criterion), undefined);
  const way = depth === 2 ? ["conditions_generales", 0] : ["profils", 0, "conditions", 0];
  return weighed(refusalsOf(getIn(data, way), allowed, []));
}

/** In order; an empty list is a rule's affair, and rules look at what the schema accepts. */
function weighed(lines: readonly string[]): string[] {
  const refused = lines.filter((line) => !line.startsWith("values-empty"));
  return [...(refused.length > 0 ? refused : lines)].sort();
}

/** The criterion with its defects; a key of no criterion counts when something is written there. */
function changed(example: object, defects: readonly { key: string; value: unknown }[]): object {
  const written = defects.filter(({ key, value }) => key !== "couleur" || !isNothing(value));
  const changes = Object.fromEntries(written.map(({ key, value }) => [key, value]));
  return Object.fromEntries(
    Object.entries({ ...example, ...changes }).filter(([, value]) => value !== undefined),
  );
}

describe("all the reasons for which a criterion is refused", () => {
  const places = [GENERAL, ...PROFILE_PLACES].flatMap((place) =>
    [...place.allowed].map(([type, node]) => ({ type, name: place.name, place, node })),
  );

  it.each(places)("are the same for who judges it as for the validation: $name, $type", ({ place, node }) => {
    const [example] = node.examples ?? [];
    const keys = fieldsOf(node)
      .map(([key]) => key)
      .filter((key) => key !== "type");
    const defect = fc.record({ key: fc.constantFrom(...keys, "couleur"), value: fc.constantFrom(...WRONG) });
    const property = fc.property(fc.array(defect, { minLength: 1, maxLength: 4 }), (defects) => {
      const criterion = changed(example as object, defects);
      expect([criterion, judged(criterion, place)]).toEqual([criterion, validated(criterion, place)]);
    });
    holds(property);
  });
});
