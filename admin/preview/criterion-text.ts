import {
  CRITERIA,
  fieldsOf,
  labelOf,
  PROFILES,
  resolved,
  type SchemaNode,
} from "../../contribution/model/schema.ts";
import { placeName } from "../../contribution/territory/search.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { isRecord, rawText } from "../widgets/plain-value.ts";
import { placeKindOf } from "../widgets/territory/place-kinds.ts";

/** A condition in a few French words, such as « Âge : au moins 16 ans »; what cannot be read is said as it is. */
export function criterionText(criterion: unknown, territory: Territory | undefined): string {
  const type = isRecord(criterion) && typeof criterion.type === "string" ? criterion.type : undefined;
  const node = type === undefined ? undefined : CRITERIA.get(type);
  if (!isRecord(criterion) || !node) return `condition illisible (${type ?? rawText(criterion)})`;
  if (type === "not" && isRecord(criterion.value))
    return `Pas cette condition : ${criterionText(criterion.value, territory)}`;
  const parts = fieldsOf(node).flatMap(([key, field]) => {
    const value = criterion[key];
    if (key === "type" || value === undefined || value === null) return [];
    return [valueText(field, value, type, territory)];
  });
  const title = node.title ?? type;
  if (parts.length > 0) return `${title} : ${parts.join(" ")}`;
  return node.description ? `${title} : ${lowered(node.description)}` : `${title}`;
}

/** A profile in a few French words, with its conditions. */
export function profileText(profile: unknown, territory: Territory | undefined): string {
  const type = isRecord(profile) && typeof profile.type === "string" ? profile.type : undefined;
  const node = type === undefined ? undefined : PROFILES.get(type);
  if (!isRecord(profile) || type === undefined || !node)
    return `profil illisible (${type ?? rawText(profile)})`;
  const conditions = Array.isArray(profile.conditions) ? profile.conditions : [];
  const texts = conditions.map((condition) => criterionText(condition, territory));
  return texts.length > 0 ? `${node.title} (${texts.join(" ; ")})` : `${node.title}`;
}

function valueText(
  field: SchemaNode,
  value: unknown,
  type: string | undefined,
  territory: Territory | undefined,
) {
  if (Array.isArray(value)) {
    const kind = placeKindOf(type);
    const item = field.items ? resolved(field.items) : undefined;
    const names = value.map(
      (one) =>
        (territory && kind && typeof one === "string" && placeName(territory, kind, one)) ||
        labelOf(item, rawText(one)),
    );
    return names.join(", ");
  }
  const unit = field["x-unit"] ? `\u00a0${field["x-unit"]}` : "";
  return typeof value === "number"
    ? value.toLocaleString("fr-FR") + unit
    : labelOf(field, rawText(value)) + unit;
}

/** A sentence inside another. */
function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}
