import { labelOf, nodeAt, titleAt } from "../../model/schema.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit without amount has nothing to say of one. */
export const amountUnexpected: BenefitRule = {
  code: "amount-unexpected",
  check(benefit, { kind, written }) {
    const { type } = benefit;
    if (type !== "bool" && type !== "mixed") return [];
    const shape = labelOf(nodeAt(kind, benefit, ["type"]), type);
    const hit = (key: string, variant: string): RuleHit[] => {
      if (!(key in written)) return [];
      const title = titleAt(kind, [key]);
      return [
        {
          path: [key],
          variant,
          values: { type: shape, title },
          changes: [{ path: [key], value: undefined }],
        },
      ];
    };
    const wrong = ["montant", "legend"].flatMap((key) => hit(key, "default"));
    return type === "bool"
      ? [...wrong, ...["unit", "floorAt"].flatMap((key) => hit(key, "harmless"))]
      : wrong;
  },
};
