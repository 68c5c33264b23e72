import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { COLLECTIONS, MEDIA_FOLDER } from "../contribution/model/collections.ts";
import { UsageError } from "./options.ts";

const FOLDERS = COLLECTIONS.map(({ folder }) => folder);
const TOPS = new Set(FOLDERS.map((folder) => folder.split("/")[0] ?? folder));
const MOST_NAMED = 10;
const DEPTH = 3;

/** Refuses a data root in which nothing could be read, and names those that are near it. */
export function requireCatalogue(dataRoot: string): void {
  if (FOLDERS.some((folder) => existsSync(join(dataRoot, folder)))) return;
  const near = nearest(dataRoot);
  throw new UsageError(`${noCatalogue(dataRoot)} ${named(near ? catalogueFoldersUnder(near) : [])}`);
}

/** Refuses a data root that is not a folder, and names the catalogues that are near it. */
export function requireFolder(dataRoot: string): void {
  if (!statSync(dataRoot, { throwIfNoEntry: false })?.isDirectory()) requireCatalogue(dataRoot);
}

/** What is said of the data roots that there are. */
export function named(folders: readonly string[]): string {
  const shown = folders.slice(0, MOST_NAMED).map((folder) => (folder === "" ? "." : folder));
  if (shown.length === 0) return "No other folder there does.";
  return `Folders that hold one: ${shown.join(", ")}${folders.length > MOST_NAMED ? "…" : ""}.`;
}

/** The data roots among folders, from the paths of all of these: those in which a folder of data stands. */
export function catalogueFoldersAmong(folders: Iterable<string>): string[] {
  const roots = new Set<string>();
  for (const folder of folders) {
    const parts = folder.split("/");
    // Logos of institutions stand in a folder of that name too.
    if (TOPS.has(parts.at(-1) ?? "") && !parts.includes(MEDIA_FOLDER))
      roots.add(parts.slice(0, -1).join("/"));
  }
  return [...roots].sort();
}

function noCatalogue(dataRoot: string): string {
  const status = statSync(dataRoot, { throwIfNoEntry: false });
  if (!status) return `${dataRoot} holds no catalogue: it is not there.`;
  if (!status.isDirectory()) return `${dataRoot} holds no catalogue: it is not a folder.`;
  return `${dataRoot} holds no catalogue: none of the folders ${FOLDERS.join(", ")} is there.`;
}

/** The innermost folder that is there, of a path of which the end is not; undefined where that is all the machine. */
function nearest(path: string): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : nearest(parent);
}

function catalogueFoldersUnder(folder: string): string[] {
  const found = catalogueFoldersAmong(foldersIn(folder, DEPTH).map((path) => relative(folder, path)));
  return found.map((path) => join(folder, path));
}

function foldersIn(folder: string, depth: number): string[] {
  if (depth === 0) return [];
  return subfoldersOf(folder).flatMap(({ name }) => {
    const path = join(folder, name);
    return [path, ...(TOPS.has(name) ? [] : foldersIn(path, depth - 1))];
  });
}

function subfoldersOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules",
    );
  } catch {
    // Somebody else's folder, that may not be read, is not what was meant.
    return [];
  }
}
