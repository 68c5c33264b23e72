import { type SchemaNode, THEMES } from "../../../contribution/model/schema.ts";
import type { AddGroup } from "./add-from-list.tsx";

/** Criteria under their themes, in the order of the schemas; themes without a criterion are left out. */
export function criteriaByTheme(criteria: ReadonlyMap<string, SchemaNode>): readonly AddGroup[] {
  return Object.entries(THEMES)
    .map(([theme, name]) => ({
      name,
      options: [...criteria]
        .filter(([, node]) => node["x-theme"] === theme)
        .map(([type, node]) => [type, node.title ?? type] as const),
    }))
    .filter(({ options }) => options.length > 0);
}
