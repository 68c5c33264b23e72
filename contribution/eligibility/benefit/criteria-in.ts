import { isMapping, type Mapping } from "../../model/mapping.ts";

/** Every criterion of a benefit, those of profiles and those inside a « not » included, in the order of the file. */
export function criteriaIn(benefit: Mapping): Mapping[] {
  const inProfiles = profilesIn(benefit).flatMap(({ conditions }) => criteriaOfList(conditions));
  return [...criteriaOfList(benefit.conditions_generales), ...inProfiles];
}

/** The profiles of a benefit that have the shape of one. */
export function profilesIn({ profils }: Mapping): Mapping[] {
  return Array.isArray(profils) ? profils.filter(isMapping) : [];
}

function criteriaOfList(list: unknown): Mapping[] {
  return Array.isArray(list) ? list.flatMap(unfolded) : [];
}

function unfolded(criterion: unknown): Mapping[] {
  if (!isMapping(criterion)) return [];
  return criterion.type === "not" ? unfolded(criterion.value) : [criterion];
}
