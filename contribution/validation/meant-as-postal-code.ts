import type { BenefitData } from "../model/benefit.ts";
import { perimeterCommunes } from "../territory/perimeter.ts";
import type { CatalogueContext } from "./context.ts";

/**
 * Whether a code given for a commune, which no commune has today, is most probably a postal code. A few codes of
 * former communes are postal codes too: then the institution's perimeter, or the places beside it, tell.
 */
export function meantAsPostalCode(
  code: string,
  beside: readonly string[],
  benefit: BenefitData,
  { territory, institution }: CatalogueContext,
): boolean {
  const communes = territory.communesOfPostalCode(code);
  const successor = territory.formerCommune(code)?.successor;
  if (communes.length === 0 || successor === undefined) return communes.length > 0;
  if (beside.includes(successor)) return false;
  const perimeter = perimeterCommunes(institution(benefit.institution ?? "") ?? {}, territory);
  return !perimeter.has(successor) || communes.some((commune) => perimeter.has(commune));
}
