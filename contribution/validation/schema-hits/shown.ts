import { labelOf, type SchemaNode } from "../../model/schema.ts";

/** A value as a French phrase, short enough for a sentence. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "une valeur vide";
  if (typeof value === "string") return `le texte « ${shortened(value)} »`;
  if (typeof value === "number")
    return Number.isFinite(value) ? `le nombre ${value}` : "un nombre impossible";
  if (typeof value === "boolean") return `« ${value ? "oui" : "non"} » (${value})`;
  return Array.isArray(value) ? "une liste" : "un groupe de champs";
}

/** A text cut to what a sentence can carry. */
export function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}

/** The values of a closed list, each with its French label. */
export function choices(node: SchemaNode): string {
  return (node.enum ?? [])
    .map((value) => {
      const label = labelOf(node, value);
      return label === String(value) || label.includes(`(${value})`) ? label : `${value} (${label})`;
    })
    .join(", ");
}
