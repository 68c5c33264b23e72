import type { Path } from "../diagnostics/diagnostic.ts";
import type { AnyCriterion, BenefitData } from "../model/benefit.ts";
import { rememberedFor } from "./remembered.ts";

/** A criterion with its place in the file. */
export interface PlacedCriterion {
  readonly criterion: AnyCriterion;
  readonly path: Path;
  /** Position of its profile, or undefined for a general condition. */
  readonly profile: number | undefined;
  /** Whether a `not` turns it round. */
  readonly negated: boolean;
}

/** Every criterion of a benefit: general, of each profile, and those inside a `not`. */
export const placedCriteria: (benefit: BenefitData) => readonly PlacedCriterion[] = rememberedFor(
  (benefit) => {
    const general = placed(benefit.conditions_generales ?? [], ["conditions_generales"], undefined);
    const inProfiles = (benefit.profils ?? []).flatMap((profile, index) =>
      // What the schema refuses leaves a hole, so that positions stay those of the file.
      placed(profile?.conditions ?? [], ["profils", index, "conditions"], index),
    );
    return [...general, ...inProfiles];
  },
);

function placed(
  criteria: readonly (AnyCriterion | undefined)[],
  path: Path,
  profile: number | undefined,
): PlacedCriterion[] {
  return criteria.flatMap((criterion, index) =>
    criterion ? unfolded({ criterion, path: [...path, index], profile, negated: false }) : [],
  );
}

function unfolded(placed: PlacedCriterion): PlacedCriterion[] {
  const { criterion, path, negated } = placed;
  if (criterion.type !== "not" || !criterion.value) return [placed];
  const inner = { ...placed, criterion: criterion.value, path: [...path, "value"], negated: !negated };
  return [placed, ...unfolded(inner)];
}
