import { whenTooLarge } from "../../contribution/desk/too-large.ts";
import { COLLECTIONS, collectionOf, EXTENSION, slugOf } from "../../contribution/model/collections.ts";
import { parseSource } from "../../contribution/source/parse.ts";
import type { VersionsOfEntry } from "./describe-change.ts";
import { findFile, readObject, type Store } from "./store.ts";
import { isPlainFile } from "./tree.ts";

/** What an entry is called in the history: the longest that stays readable in a list of commits. */
const LONGEST_NAME = 90;
const INSTITUTIONS = COLLECTIONS.find(({ kind }) => kind === "institution")?.folder ?? "";

/**
 * The subject of a commit about an entry: a verb, the entry's name and, where two versions are given, what changed:
 * « Met à jour aide au BAFA (CAF du Gard) : montant 200 € → 250 € ». Institutions are looked up in `treeish`.
 */
export async function commitSubject(
  store: Store,
  verb: string,
  treeish: string | undefined,
  path: string,
  { before, after }: VersionsOfEntry,
): Promise<string> {
  const versions = [after, before].map(dataOf);
  const slugs = [...new Set(versions.map((data) => textOf(data.institution)).filter(Boolean))];
  const names = new Map(
    await Promise.all(
      slugs.map(async (slug) => [slug, await institutionName(store, treeish, slug)] as const),
    ),
  );
  const institution = slugs[0] && (names.get(slugs[0]) ?? slugs[0]);
  const [title] = versions.flatMap((data) => textOf(data.label ?? data.name) || []);
  const name = `${shortened(title ?? slugOf(path))}${institution ? ` (${shortened(institution)})` : ""}`;
  const isChange = before !== undefined && after !== undefined && before !== after;
  const change = isChange && store.describeChange?.(path, { before, after }, (slug) => names.get(slug));
  return oneLine(`${verb} ${name}${change ? ` : ${change}` : ""}`);
}

/** The same for an entry known by its name, without what changed. */
export async function entrySubject(
  store: Store,
  verb: string,
  commit: string | undefined,
  collection: string,
  slug: string,
): Promise<string> {
  const folder = COLLECTIONS.find(({ name }) => name === collection)?.folder ?? collection;
  const path = `${folder}/${slug}${EXTENSION}`;
  return commitSubject(store, verb, commit, path, { after: await readText(store, commit, path) });
}

/** The text of a plain file of a commit or tree; undefined when there is none, or it is too large. */
export async function readText(
  store: Store,
  treeish: string | undefined,
  path: string,
): Promise<string | undefined> {
  const file = await findFile(store, treeish, path);
  if (!file || !isPlainFile(file.mode)) return undefined;
  const bytes = await readObject(store, file.oid, "blob", path).catch(whenTooLarge(() => undefined));
  return bytes?.toString();
}

async function institutionName(store: Store, treeish: string | undefined, slug: string) {
  const path = `${INSTITUTIONS}/${slug}${EXTENSION}`;
  const text = collectionOf(path) && (await readText(store, treeish, path));
  return textOf(dataOf(text || undefined).name) || undefined;
}

function dataOf(text: string | undefined): Readonly<Record<string, unknown>> {
  const parsed = text === undefined ? undefined : parseSource(text);
  return parsed?.ok ? parsed.data : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? oneLine(value) : "";
}

function shortened(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…` : text;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
