import type { Territory } from "../../territory/territory.ts";
import { criteriaOfType } from "../criteria.ts";
import { meantAsPostalCode } from "../meant-as-postal-code.ts";
import type { BenefitRule } from "../rule.ts";

const MOST_NAMED = 5;

/** People know postal codes, not INSEE codes: the one is often typed for the other. */
export const communeIsPostalCode: BenefitRule = {
  code: "commune-is-postal-code",
  check(benefit, { catalogue }) {
    const { territory } = catalogue;
    return criteriaOfType(benefit, "communes").flatMap(({ criterion, path }) => {
      return criterion.values.flatMap((found, index) => {
        if (territory.commune(found) || !meantAsPostalCode(found, criterion.values, benefit, catalogue))
          return [];
        const communes = territory.communesOfPostalCode(found);
        const [only] = communes;
        if (only === undefined) return [];
        const at = [...path, "values", index];
        const values = { found, communes: names(territory, communes) };
        const former = territory.formerCommune(found);
        if (former) {
          const successor = territory.commune(former.successor)?.name ?? former.successor;
          return [{ path: at, variant: "former", values: { ...values, successor } }];
        }
        if (communes.length > 1 || criterion.values.includes(only)) return [{ path: at, values }];
        return [{ path: at, variant: "one", values, changes: [{ path: at, value: only }] }];
      });
    });
  },
};

function names(territory: Territory, codes: readonly string[]): string {
  const shown = codes.slice(0, MOST_NAMED).map((code) => `${territory.commune(code)?.name} (${code})`);
  const more = codes.length - shown.length;
  return [...shown, ...(more > 0 ? [`et ${more} de plus`] : [])].join(", ");
}
