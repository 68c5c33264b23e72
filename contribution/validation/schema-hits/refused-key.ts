import type { Kind } from "../../model/collections.ts";
import { CRITERIA, fieldsOf, type SchemaNode, schemaOf } from "../../model/schema.ts";
import { folded } from "../folded.ts";
import type { Hit } from "../hit.ts";
import { nearest } from "../nearest.ts";
import type { SchemaRefusal } from "./refusal.ts";
import { shortened } from "./shown.ts";

const WHERE: Readonly<Record<Kind, string>> = {
  "benefit-simple": "il appartient aux aides simples",
  "benefit-complex": "il appartient aux aides complexes",
  institution: "il appartient aux institutions",
};

// The words that come to mind for a field, in French or in English.
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ["libelle", ["label"]],
  ["titre", ["label", "name"]],
  ["title", ["label", "name"]],
  ["nom", ["label", "name"]],
  ["name", ["label"]],
  ["label", ["name"]],
  ["article", ["prefix"]],
  ["prefixe", ["prefix"]],
  ["lien", ["link"]],
  ["url", ["link"]],
  ["site", ["link"]],
  ["formulaire", ["form"]],
  ["unite", ["unit"]],
  ["legende", ["legend"]],
  ["legend", ["legende"]],
  ["amount", ["montant"]],
  ["profil", ["profils"]],
  ["profile", ["profils"]],
  ["profiles", ["profils"]],
  ["logo", ["imgSrc"]],
  ["image", ["imgSrc"]],
  ["insee", ["code_insee"]],
  ["siren", ["code_siren"]],
  ["departements", ["departments"]],
  ["valeur", ["value"]],
  ["valeurs", ["values"]],
  ["operateur", ["operator"]],
  ["periode", ["period"]],
]);

/** A key that the schema does not know at this place. */
export function refusedKey(refusal: SchemaRefusal): Hit {
  const key = String(refusal.error.params.additionalProperty);
  const path = [...refusal.path, key];
  const changes = [{ path, value: undefined }];
  const near = nearestField(key, refusal);
  if (near) {
    const values = { key: shortened(key), nearest: near[0], nearestTitle: near[1].title ?? near[0] };
    if (folded(key) !== near[0].toLowerCase()) return { code: "unknown-key", variant: "near", path, values };
    const content = (refusal.value as Record<string, unknown>)[key];
    const renamed = [...changes, { path: [...refusal.path, near[0]], value: content }];
    return { code: "unknown-key", variant: "same", path, values, changes: renamed };
  }
  const owner = ownerOf(key, refusal.path.length === 0);
  if (owner) {
    const values = { key, title: owner.title, where: owner.where };
    return { code: "unknown-key", variant: "elsewhere", path, values };
  }
  return { code: "unknown-key", path, values: { key: shortened(key) }, changes };
}

function nearestField(
  key: string,
  { node, value }: SchemaRefusal,
): readonly [string, SchemaNode] | undefined {
  const written = (value ?? {}) as object;
  const free = fieldsOf(node).filter(([name]) => !Object.hasOwn(written, name));
  const names = free.map(([candidate]) => candidate);
  const meant = (SYNONYMS.get(folded(key)) ?? []).find((candidate) => names.includes(candidate));
  const name = meant ?? nearest(key, names);
  return free.find(([candidate]) => candidate === name);
}

/** Where a key that is refused here would be at home. */
function ownerOf(key: string, atRoot: boolean): { title: string; where: string } | undefined {
  if (!atRoot) return undefined;
  const kinds: readonly Kind[] = ["benefit-simple", "benefit-complex", "institution"];
  for (const kind of kinds) {
    const field = fieldsOf(schemaOf(kind)).find(([name]) => name === key)?.[1];
    if (field) return { title: field.title ?? key, where: WHERE[kind] };
  }
  for (const [, criterion] of CRITERIA) {
    const field = fieldsOf(criterion).find(([name]) => name === key)?.[1];
    if (field) return { title: field.title ?? key, where: "il appartient à une condition" };
  }
  return undefined;
}
