import { Backend } from "decap-cms-core/dist/esm/backend.js";
import type { Map as ImmutableMap } from "immutable";
import { COLLECTIONS, EXTENSION } from "../../contribution/model/collections.ts";
import { slugOfBenefit, slugOfInstitution } from "../../contribution/model/slug.ts";
import { lostSave } from "../connection/intentions.ts";
import { Refusal } from "../connection/refusal.ts";

/** Makes Decap name a new file as {@link newSlug} says, and refuse a name already taken instead of adding "-1". */
export function installSlug(): void {
  Backend.prototype.generateUniqueSlug = async function (this: Backend, collection, data) {
    const name = String(collection.get("name"));
    const slug = newSlug(name, data);
    const path = `${collection.get("folder")}/${slug}${EXTENSION}`;
    // Where the answer to a save was lost, it may be this very entry: the server tells them apart.
    const isOwn = lostSave(`${name}/${slug}`) !== undefined;
    if (!isOwn && (await this.entryExist(collection, path, slug, true))) throw new Refusal(taken(name, slug));
    return slug;
  };
}

/** The file name, extension left out, of an entry that was never saved; refuses when a part of it is missing. */
export function newSlug(collection: string, data: ImmutableMap<string, unknown>): string {
  if (isInstitutions(collection)) {
    const slug = slugOfInstitution(text(data.get("name")));
    if (!slug) throw new Refusal("Pour enregistrer une première fois, donnez un nom à l’institution.");
    return slug;
  }
  const slug = slugOfBenefit(text(data.get("institution")), text(data.get("label")));
  if (!slug) {
    throw new Refusal(
      "Pour enregistrer une première fois, choisissez l’institution et donnez un nom à l’aide : son adresse en dépend.",
    );
  }
  return slug;
}

function taken(collection: string, slug: string): string {
  return isInstitutions(collection)
    ? `Une institution a déjà l’adresse « ${slug} » : ouvrez-la plutôt dans la liste, ou donnez un autre nom à celle-ci.`
    : `Une aide a déjà l’adresse « ${slug} » : ouvrez-la plutôt dans la liste, ou donnez un autre nom à celle-ci.`;
}

function isInstitutions(collection: string): boolean {
  return COLLECTIONS.find(({ name }) => name === collection)?.kind === "institution";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
