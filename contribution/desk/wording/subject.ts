import { COLLECTIONS, collectionOf, EXTENSION, slugOf } from "../../model/collections.ts";
import { parseSource } from "../../source/reading/parse.ts";
import type { DeskWork, ReadText } from "../desk-work.ts";
import type { VersionsOfEntry } from "./describe-change.ts";

/** What an entry is called in the history: the longest that stays readable in a list of commits. */
const LONGEST_NAME = 90;
const INSTITUTIONS = COLLECTIONS.find(({ kind }) => kind === "institution")?.folder ?? "";

/**
 * The subject of a commit about an entry: a verb, the entry's name and, where two versions are given, what changed:
 * « Met à jour aide au BAFA (CAF du Gard) : montant 200 € → 250 € ». Institutions are read with `readText`.
 */
export async function commitSubject(
  { describeChange }: Pick<DeskWork, "describeChange">,
  verb: string,
  path: string,
  { before, after }: VersionsOfEntry,
  readText: ReadText,
): Promise<string> {
  const versions = [after, before].map(dataOf);
  const slugs = [...new Set(versions.map((data) => textOf(data.institution)).filter(Boolean))];
  const names = new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await institutionName(slug, readText)] as const)),
  );
  const institution = slugs[0] && (names.get(slugs[0]) ?? slugs[0]);
  const [title] = versions.flatMap((data) => textOf(data.label ?? data.name) || []);
  const name = `${shortened(title ?? slugOf(path))}${institution ? ` (${shortened(institution)})` : ""}`;
  const isChange = before !== undefined && after !== undefined && before !== after;
  const change = isChange && describeChange?.(path, { before, after }, (slug) => names.get(slug));
  return oneLine(`${verb} ${name}${change ? ` : ${change}` : ""}`);
}

/** The same for an entry as one version holds it, without what changed. `path` is under the data root. */
export async function entrySubject(verb: string, path: string, readText: ReadText): Promise<string> {
  return commitSubject({}, verb, path, { after: await readText(path) }, readText);
}

async function institutionName(slug: string, readText: ReadText): Promise<string | undefined> {
  const path = `${INSTITUTIONS}/${slug}${EXTENSION}`;
  const text = collectionOf(path) && (await readText(path));
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
