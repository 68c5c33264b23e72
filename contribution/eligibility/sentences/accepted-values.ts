import { CRITERIA } from "../../model/schema.ts";
import { labelsOf } from "./labels.ts";
import { oneOf, type Phrase } from "./phrase.ts";
import type { CriterionData } from "./teller.ts";

/**
 * A criterion with values accepted and values excluded: « être locataire », « ne pas être propriétaire », « être
 * locataire, mais ne pas être sans domicile ».
 */
export function acceptedPhrase(
  { type, includes, excludes }: CriterionData,
  negated: boolean,
  verb: Phrase["verb"],
  word: (label: string) => string,
): Phrase | undefined {
  const lists = CRITERIA.get(String(type))?.properties;
  const accepted = labelsOf(lists?.includes, includes).map(word);
  const excluded = labelsOf(lists?.excludes, excludes).map(word);
  if ((accepted.length === 0 && isThere(includes)) || (excluded.length === 0 && isThere(excludes)))
    return undefined;
  if (accepted.length > 0 && excluded.length > 0) {
    const both = `${oneOf(accepted)}, mais pas ${oneOf(excluded, true)}`;
    if (negated) return { verb: "remplir", rest: `cette condition : ${verb} ${both}`, negated };
    return { verb, rest: both, negated };
  }
  if (accepted.length > 0) return { verb, rest: oneOf(accepted, negated), negated };
  return excluded.length > 0 ? { verb, rest: oneOf(excluded, !negated), negated: !negated } : undefined;
}

function isThere(values: unknown): boolean {
  return values !== undefined && values !== null && !(Array.isArray(values) && values.length === 0);
}
