import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git/git.ts";
import { damaged } from "../objects/damaged.ts";
import type { ObjectReader } from "../objects/object-reader.ts";
import { packedVersion } from "./packed-version.ts";

/** What references are read with; the folder is that of the main working tree when there are several. */
interface References {
  readonly git: Git;
  readonly objects: ObjectReader;
  readonly gitDirectory: string;
}

/**
 * The commit that a reference holds at this moment; undefined when there is no such reference. One that names what git
 * cannot read is refused: it would look as if it was not there.
 */
export async function findRef(store: References, ref: string): Promise<string | undefined> {
  const facts = await store.objects.look(ref);
  if (facts) return facts.oid;
  if (!(await mayExist(store.gitDirectory, ref))) return undefined;
  const { code, stdout } = await store.git.attempt(["rev-parse", "--quiet", "--verify", ref]);
  const oid = code === 0 ? stdout.toString().trim() : undefined;
  // Made since the first look.
  if (oid && (await store.objects.look(oid))) return oid;
  if (!oid && !(await holdsNothing(store.gitDirectory, ref))) return undefined;
  throw damaged({ oid, place: ref });
}

/** Whether git's own files name a reference: most that are asked for do not exist, and git need not be asked again. */
async function mayExist(gitDirectory: string, ref: string): Promise<boolean> {
  const isFile = (path: string) => stat(join(gitDirectory, path)).then((found) => found.isFile());
  if (await isFile(ref).catch(() => false)) return true;
  if (await stat(join(gitDirectory, "reftable")).catch(() => undefined)) return true;
  return (await readPacked(gitDirectory)).includes(` ${ref}\n`);
}

const packed = new Map<string, { readonly version: string; readonly text: string }>();

async function readPacked(gitDirectory: string): Promise<string> {
  const version = await packedVersion(gitDirectory);
  const known = packed.get(gitDirectory);
  if (known?.version === version) return known.text;
  const text = await readFile(join(gitDirectory, "packed-refs"), "utf8").catch(() => "");
  packed.set(gitDirectory, { version, text });
  return text;
}

/** Whether a reference is there and names neither an object nor, as one that is not born yet, another reference. */
async function holdsNothing(gitDirectory: string, ref: string): Promise<boolean> {
  const text = await readFile(join(gitDirectory, ref), "utf8").catch(() => "ref: ");
  return !text.startsWith("ref: ");
}
