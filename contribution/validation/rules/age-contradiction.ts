import type { AnyCriterion } from "../../model/benefit.ts";
import type { AgeCriterion } from "../../model/generated/data.ts";
import { ageBounds, ageInterval } from "../age-interval.ts";
import { criteriaOfType, type PlacedCriterion } from "../criteria.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule } from "../rule.ts";

/** Age criteria that hold together leave at least one age, to the person and to the children counted. */
export const ageContradiction: BenefitRule = {
  code: "age-contradiction",
  check(benefit) {
    const ages = criteriaOfType(benefit, "age").flatMap(placedAge);
    const children = criteriaOfType(benefit, "enfants_eligibles").flatMap(impossibleChildren);
    if (ages.length === 0) return children;
    const general = ages.filter(({ profile }) => profile === undefined);
    const alone = impossible(general);
    const profiles = alone.length > 0 ? [] : (benefit.profils ?? []).map((_, index) => index);
    return [
      ...alone,
      ...profiles.flatMap((index) => {
        const own = ages.filter(({ profile }) => profile === index);
        return own.length === 0 ? [] : impossible([...general, ...own]);
      }),
      ...children,
    ];
  },
};

interface PlacedAge extends PlacedCriterion {
  readonly age: AgeCriterion;
}

type EligibleChildren = Extract<AnyCriterion, { readonly type: "enfants_eligibles" }>;

const CONTRARY = { ">": "<=", ">=": "<", "<": ">=", "<=": ">" } as const;

/** The contrary of "exactly" leaves two stretches of ages, which no bound can say: it is left out. */
function placedAge(placed: PlacedCriterion<AgeCriterion>): PlacedAge[] {
  const { criterion, negated } = placed;
  if (!negated) return [{ ...placed, age: criterion }];
  const { operator } = criterion;
  return operator === "=" ? [] : [{ ...placed, age: { ...criterion, operator: CONTRARY[operator] } }];
}

function impossible(ages: readonly PlacedAge[]): RuleHit[] {
  const criteria = ages.map(({ age }) => age);
  const { min, max } = ageInterval(criteria);
  const last = ages.at(-1);
  return last && max < min ? [{ path: last.path, values: { bounds: ageBounds(criteria) } }] : [];
}

function impossibleChildren({ criterion, path }: PlacedCriterion<EligibleChildren>): RuleHit[] {
  const { age_min: min, age_max: max } = criterion;
  if (min === undefined || max === undefined || min <= max) return [];
  return [{ path: [...path, "age_max"], variant: "children", values: { min, max } }];
}
