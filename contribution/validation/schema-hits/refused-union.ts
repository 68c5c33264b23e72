import { branchesOf, CRITERIA, GENERAL_CRITERIA, nodeAt, PROFILES } from "../../model/schema.ts";
import { folded } from "../folded.ts";
import type { Hit } from "../hit.ts";
import { nearest } from "../nearest.ts";
import { isProfile, type SchemaRefusal } from "./refusal.ts";
import { shortened, shown } from "./shown.ts";

/** A criterion or profile whose `type` is not one of those allowed at its place. */
export function refusedUnion(refusal: SchemaRefusal): Hit | undefined {
  const path = [...refusal.path, "type"];
  const type: unknown = refusal.error.params.tagValue;
  // Reported as a missing key already.
  if (type === undefined) return undefined;
  const title = isProfile(refusal.path) ? "Profil" : "Type de condition";
  if (typeof type !== "string") {
    const values = { title, found: shown(type), expected: "un choix de la liste" };
    return { code: "wrong-type", path, values };
  }
  if (isProfile(refusal.path)) return unknownProfile(type, path);
  if (!CRITERIA.has(type)) return unknownCriterion(type, path, refusal);
  return misplacedCriterion(type, path, refusal);
}

function unknownProfile(type: string, path: Hit["path"]): Hit {
  const expected = [...PROFILES].map(([name, { title }]) => `${name} (${title})`).join(", ");
  const values = { title: "Profil", found: shortened(type), expected };
  const near = nearest(type, PROFILES.keys());
  if (near === undefined) return { code: "wrong-value", path, values };
  const said = { ...values, nearest: near, nearestTitle: ` (${PROFILES.get(near)?.title ?? near})` };
  if (folded(near) !== folded(type)) return { code: "wrong-value", variant: "near", path, values: said };
  return { code: "wrong-value", variant: "same", path, values: said, changes: [{ path, value: near }] };
}

function unknownCriterion(type: string, path: Hit["path"], { node }: SchemaRefusal): Hit {
  const found = shortened(type);
  const near = nearest(type, branchesOf(node).keys());
  if (near === undefined) return { code: "criterion-unknown", path, values: { found } };
  const nearestTitle = CRITERIA.get(near)?.title ?? near;
  const values = { found, nearest: near, nearestTitle };
  if (folded(near) !== folded(type)) return { code: "criterion-unknown", variant: "near", path, values };
  return { code: "criterion-unknown", variant: "same", path, values, changes: [{ path, value: near }] };
}

function misplacedCriterion(type: string, path: Hit["path"], { kind, data, path: item }: SchemaRefusal): Hit {
  const profile = item[0] === "profils" ? nodeAt(kind, data, item.slice(0, 2)) : undefined;
  const here = profile ? `dans le profil « ${profile.title} »` : "parmi les conditions générales";
  const profiles = [...PROFILES]
    .filter(([, { properties }]) => branchesOf(properties?.conditions?.items ?? {}).has(type))
    .map(([, { title }]) => title);
  const places = [
    ...(GENERAL_CRITERIA.has(type) ? ["parmi les conditions générales"] : []),
    ...(profiles.length > 0 ? [`dans ces profils : ${profiles.join(", ")}`] : []),
  ];
  const values = { criterion: CRITERIA.get(type)?.title ?? type, here, allowed: places.join(", ou ") };
  return { code: "criterion-not-allowed-here", path, values };
}
