import type { Path } from "../../diagnostics/diagnostic.ts";
import { CRITERIA, labelOf, resolved } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** A choice or a line written twice often hides a slip: another may have been forgotten. */
export const valuesDuplicate: BenefitRule = {
  code: "values-duplicate",
  check(benefit, { kind }) {
    const choices = placedCriteria(benefit).flatMap(({ criterion, path }) => {
      const lists = criterion as { values?: string[]; includes?: string[]; excludes?: string[] };
      return (["values", "includes", "excludes"] as const).flatMap((key) => {
        const values = lists[key];
        if (!values || new Set(values).size === values.length) return [];
        const node = resolved(CRITERIA.get(criterion.type)?.properties?.[key] ?? {});
        const item = node.items && resolved(node.items);
        return repetitions(values, [...path, key], node.title ?? key, (value) => labelOf(item, value));
      });
    });
    const seen = new Set<string>();
    const lines = shownTexts(benefit, kind).flatMap(({ path, text, title }): RuleHit[] => {
      if (typeof path.at(-1) !== "number") return [];
      const line = [...path.slice(0, -1), text].join("/");
      if (!seen.has(line)) {
        seen.add(line);
        return [];
      }
      return [{ path, values: { value: text, title }, changes: [{ path, value: undefined }] }];
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
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const at = [...path, index];
    return [
      { path: at, values: { value: labelled(value), title }, changes: [{ path: at, value: undefined }] },
    ];
  });
}
