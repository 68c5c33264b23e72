import { oneOf } from "../../eligibility/sentences/phrase.ts";
import type { Mapping } from "../../model/mapping.ts";
import { labelOf, nodeAt } from "../../model/schema.ts";
import type { Axis } from "./axis.ts";

/** The interests that either version asks for, one at a time, and none. */
export function interestAxis(benefits: readonly Mapping[]): Axis[] {
  const node = nodeAt("benefit-simple", undefined, ["interestFlag"]);
  const flags = [...new Set(benefits.map(({ interestFlag }) => interestFlag))].filter(
    (flag) => typeof flag === "string" && node?.enum?.includes(flag),
  );
  if (flags.length === 0) return [];
  return [
    {
      size: flags.length + 1,
      put({ demandeur }, value) {
        for (const flag of flags) demandeur[String(flag)] = flag === flags[value - 1];
        return true;
      },
      words: (values) => ({
        place: "after-persons",
        text: oneOf(
          values.map((value) =>
            value === 0
              ? "sans intérêt déclaré pour le sujet"
              : `intéressées par ${labelOf(node, flags[value - 1])}`,
          ),
        ),
      }),
    },
  ];
}
