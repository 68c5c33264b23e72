import type { Path } from "../diagnostics/diagnostic.ts";
import type { AnyCriterion, BenefitData } from "../model/benefit.ts";
import { rememberedFor } from "./remembered.ts";

/** A criterion with its place in the file. */
export interface PlacedCriterion<Criterion extends AnyCriterion = AnyCriterion> {
  readonly criterion: Criterion;
  readonly path: Path;
  /** Position of its profile, or undefined for a general condition. */
  readonly profile: number | undefined;
  /** Whether a `not` turns it round. */
  readonly negated: boolean;
}

type CriterionType = AnyCriterion["type"];

/** Every criterion of a benefit: general, of each profile, and those inside a `not`. */
export const placedCriteria: (benefit: BenefitData) => readonly PlacedCriterion[] = rememberedFor(
  (benefit) => {
    const all: PlacedCriterion[] = [];
    place(all, benefit.conditions_generales ?? [], ["conditions_generales"], undefined);
    // What the schema refuses leaves a hole, so that positions stay those of the file.
    for (const [index, profile] of (benefit.profils ?? []).entries())
      if (profile?.conditions) place(all, profile.conditions, ["profils", index, "conditions"], index);
    return all;
  },
);

/** The criteria of one type, in the same order. */
export function criteriaOfType<Type extends CriterionType>(
  benefit: BenefitData,
  type: Type,
): readonly PlacedCriterion<Extract<AnyCriterion, { readonly type: Type }>>[] {
  // They have been put together by this very type.
  return (byType(benefit).get(type) ?? NONE) as readonly PlacedCriterion<
    Extract<AnyCriterion, { readonly type: Type }>
  >[];
}

const NONE: readonly PlacedCriterion[] = [];

// Most benefits have a few types of criteria, and each rule looks at one of the twenty.
const byType = rememberedFor((benefit: BenefitData) => {
  const types = new Map<CriterionType, PlacedCriterion[]>();
  for (const placed of placedCriteria(benefit)) {
    const known = types.get(placed.criterion.type);
    if (known) known.push(placed);
    else types.set(placed.criterion.type, [placed]);
  }
  return types;
});

function place(
  all: PlacedCriterion[],
  criteria: readonly (AnyCriterion | undefined)[],
  path: Path,
  profile: number | undefined,
): void {
  for (let index = 0; index < criteria.length; index++) {
    const criterion = criteria[index];
    if (criterion) unfold(all, { criterion, path: [...path, index], profile, negated: false });
  }
}

function unfold(all: PlacedCriterion[], placed: PlacedCriterion): void {
  all.push(placed);
  const { criterion, path, negated } = placed;
  if (criterion.type === "not" && criterion.value)
    unfold(all, { ...placed, criterion: criterion.value, path: [...path, "value"], negated: !negated });
}
