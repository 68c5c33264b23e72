import type { Path } from "../../diagnostics/diagnostic.ts";
import { CRITERIA, labelOf, nodeAt, resolved } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule } from "../rule.ts";

/** A choice or a line written twice often hides a slip: another may have been forgotten. */
export const valuesDuplicate: BenefitRule = {
  code: "values-duplicate",
  check(benefit, { kind }) {
    const choices = placedCriteria(benefit).flatMap(({ criterion, path }) => {
      const lists = criterion as { values?: string[]; includes?: string[]; excludes?: string[] };
      return (["values", "includes", "excludes"] as const).flatMap((key) => {
        const node = resolved(CRITERIA.get(criterion.type)?.properties?.[key] ?? {});
        const item = node.items && resolved(node.items);
        return repetitions(lists[key] ?? [], [...path, key], node.title ?? key, (value) =>
          labelOf(item, value),
        );
      });
    });
    const lines = (["conditions", "voluntary_conditions"] as const).flatMap((key) => {
      const title = nodeAt(kind, benefit, [key])?.title ?? key;
      return repetitions(benefit[key] ?? [], [key], title, (line) => line);
    });
    return [...choices, ...lines];
  },
};

function repetitions(
  values: readonly (string | undefined)[],
  path: Path,
  title: string,
  labelled: (value: string) => string,
): RuleHit[] {
  return values.flatMap((value, index) => {
    if (value === undefined || values.indexOf(value) === index) return [];
    const at = [...path, index];
    return [
      { path: at, values: { value: labelled(value), title }, changes: [{ path: at, value: undefined }] },
    ];
  });
}
