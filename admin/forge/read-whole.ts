import { areBytesOf } from "../../contribution/desk/files/git-id.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { inBatches } from "./batches.ts";
import type { Forge, ForgeContent, Side } from "./forge.ts";

/**
 * A file as a commit holds it; undefined when it holds none. Bytes that are not those of the id that the forge gives
 * with them (of a large file it may answer none) are asked for once more by that id, and refused if they still are not.
 */
export async function readWhole(
  forge: Forge,
  side: Side,
  commit: string,
  path: string,
): Promise<ForgeContent | undefined> {
  const content = await forge.read(side, commit, path);
  if (!content || (await areBytesOf(content.oid, content.bytes))) return content;
  return { ...content, bytes: await readWholeBlob(forge, side, content.oid, { commit, path }) };
}

/** The bytes that git knows by an id, and no others. */
export async function readWholeBlob(
  forge: Forge,
  side: Side,
  oid: string,
  at: { readonly commit: string; readonly path: string },
): Promise<Uint8Array> {
  const bytes = await forge.readBlob(side, oid, at);
  if (await areBytesOf(oid, bytes)) return bytes;
  throw new Refusal(
    "damaged",
    `${forge.name} n’a pas donné « ${at.path} » en entier : ce qui est arrivé n’est pas ce qui est enregistré. Rien n’a été changé. Réessayez dans un instant ; si cela revient, la personne qui gère le dépôt peut vérifier ce fichier.`,
  );
}

/**
 * Files as a commit holds them, in few requests; undefined for one that it does not hold. What did not come along, or is
 * not what its id says, is read by itself.
 */
export async function readAllWhole(
  forge: Forge,
  side: Side,
  commit: string,
  paths: readonly string[],
): Promise<readonly (ForgeContent | undefined)[]> {
  const glimpses = await forge.glance(
    side,
    paths.map((path) => ({ commit, path })),
  );
  return inBatches(paths, async (path, index) => {
    const { oid, bytes } = glimpses[index] ?? {};
    if (oid !== undefined && bytes && (await areBytesOf(oid, bytes))) return { oid, bytes };
    return readWhole(forge, side, commit, path);
  });
}
