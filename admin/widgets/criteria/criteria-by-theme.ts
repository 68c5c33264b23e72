import { type SchemaNode, THEMES } from "../../../contribution/model/schema.ts";
import type { PickerGroup } from "./item-picker.tsx";

/** What is picked for an age: both bounds are edited together. */
const AGE = {
  label: "Âge : de … à …",
  detail: "Fixer un âge minimum, un âge maximum, ou les deux.",
};

/**
 * Criteria under their themes, in the order of the schemas; themes without a criterion are left out. The contrary of a
 * condition is no criterion to pick: each condition has its switch for it.
 */
export function criteriaByTheme(criteria: ReadonlyMap<string, SchemaNode>): readonly PickerGroup[] {
  return Object.entries(THEMES)
    .map(([theme, name]) => ({
      name,
      options: [...criteria]
        .filter(([type, node]) => node["x-theme"] === theme && type !== "not")
        .map(([type, { title = type, description = "" }]) => ({
          value: type,
          ...(type === "age" ? AGE : { label: title, detail: description }),
        })),
    }))
    .filter(({ options }) => options.length > 0);
}
