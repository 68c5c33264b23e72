import { criteriaOfType } from "../criteria.ts";
import type { RuleHit } from "../hit.ts";
import { meantAsPostalCode } from "../meant-as-postal-code.ts";
import type { BenefitRule } from "../rule.ts";

/** A household lives in a current commune: the code of a former one, or of a part of one, is met by nobody. */
export const communeFormer: BenefitRule = {
  code: "commune-former",
  check(benefit, { catalogue }) {
    const { territory } = catalogue;
    return criteriaOfType(benefit, "communes").flatMap(({ criterion, path }) => {
      const { values } = criterion;
      return values.flatMap((found, index): RuleHit[] => {
        const former = territory.commune(found) ? undefined : territory.formerCommune(found);
        if (!former || meantAsPostalCode(found, values, benefit, catalogue)) return [];
        const at = [...path, "values", index];
        const said = {
          found,
          name: former.name ?? "une ancienne commune",
          successor: territory.commune(former.successor)?.name ?? "",
          successorCode: former.successor,
        };
        const listed = values.includes(former.successor);
        if (listed)
          return [{ path: at, variant: "listed", values: said, changes: [{ path: at, value: undefined }] }];
        return [{ path: at, values: said, changes: [{ path: at, value: former.successor }] }];
      });
    });
  },
};
