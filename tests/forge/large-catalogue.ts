import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Snapshot } from "../../admin/forge/snapshot.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { ROOT } from "../support/command.ts";
import { PNG } from "../support/images.ts";

/** How many entries are published, and how many drafts are open. */
export const ENTRIES = 1_400;
export const DRAFTS = 150;

/** Every how many drafts one brings an institution and its logo, or holds two commits. */
const BRINGING = 10;
const TWICE = 7;

const COLLECTION = "benefits_javascript";
export const INSTITUTION = "departement_seine_et_marne";

const ownFile = (path: string) => readFileSync(join(ROOT, path), "utf8");
const BENEFIT = ownFile(`benefits/javascript/${INSTITUTION}-aide-au-bafa-pour-les-seine-et-marnais.yml`);

/** The address of an entry by its number: those that are drafts come first. */
export function nameOf(number: number) {
  return { collection: COLLECTION, slug: `${INSTITUTION}-aide-${number}` };
}

export function pathOf(number: number): string {
  return `benefits/javascript/${nameOf(number).slug}.yml`;
}

/** The text of an entry as it was when the site was built. */
export function textOf(number: number): string {
  return BENEFIT.replace("aide au BAFA pour", `aide numéro ${number} au BAFA pour`);
}

/** What a draft makes of it. */
export function draftOf(number: number): string {
  const text = changedOf(number, 250);
  return number % BRINGING === 0 ? text.replace(INSTITUTION, `departement_neuf_${number}`) : text;
}

const branchOf = (number: number) => `cms/${COLLECTION}/${nameOf(number).slug}`;

function idOf(bytes: Uint8Array | string): string {
  const content = Buffer.from(bytes);
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}

interface LargeCatalogue {
  /** A bare repository. */
  readonly bare: string;
  /** The files of a site that was built when its first commit was the newest, by address. */
  readonly site: Readonly<Record<string, string>>;
  /** Branches of drafts, in their order. */
  readonly branches: readonly string[];
}

/** A catalogue of the size that is met, of which `moved` entries have changed since the site was built. */
export function largeCatalogue(moved: number): LargeCatalogue {
  const bare = mkdtempSync(join(tmpdir(), "large-"));
  const git = (args: readonly string[], input?: string | Buffer) =>
    execFileSync("git", [`--git-dir=${bare}`, ...args], { input, encoding: "utf8" });
  git(["init", "--quiet", "--bare", "--initial-branch=main"]);
  const institution = `institutions/${INSTITUTION}.yml`;
  const first = new Map([[institution, ownFile(institution)]]);
  for (let number = 0; number < ENTRIES - 1; number += 1) first.set(pathOf(number), textOf(number));
  const numbers = Array.from({ length: DRAFTS }, (_, number) => number);
  const branches = numbers.map(branchOf);
  const since = Array.from({ length: moved }, (_, index) => ENTRIES - 2 - index);
  git(
    ["fast-import", "--quiet"],
    Buffer.concat([
      commit("main", undefined, first),
      ...numbers.flatMap((number) => draft(number, "refs/heads/main")),
      commit("main", undefined, new Map(since.map((number) => [pathOf(number), changedOf(number, 300)]))),
    ]),
  );
  const built = git(["rev-parse", moved > 0 ? "main~1" : "main"]).trim();
  return { bare, branches, site: siteOf(built, first) };
}

/** The same with another amount. */
export function changedOf(number: number, amount: number): string {
  return textOf(number).replace("montant: 200", `montant: ${amount}`);
}

function draft(number: number, from: string): Buffer[] {
  const files = new Map<string, string | Buffer>([[pathOf(number), draftOf(number)]]);
  if (number % BRINGING === 0) {
    const slug = `departement_neuf_${number}`;
    const logo = `img/institutions/logo_${slug}.png`;
    files.set(`institutions/${slug}.yml`, `name: Neuf ${number}\ntype: departement\nimgSrc: ${logo}\n`);
    files.set(logo, PNG);
  }
  const branch = branchOf(number);
  const begun = new Map([[pathOf(number), changedOf(number, 220)]]);
  if (number % TWICE !== 0) return [commit(branch, from, files)];
  return [commit(branch, from, begun), commit(branch, undefined, files)];
}

/** A commit as `git fast-import` reads it, after the newest one of its branch unless it is said. */
function commit(
  branch: string,
  from: string | undefined,
  files: ReadonlyMap<string, string | Buffer>,
): Buffer {
  const data = (bytes: string | Buffer) => {
    const content = Buffer.from(bytes);
    return Buffer.concat([Buffer.from(`data ${content.length}\n`), content, Buffer.from("\n")]);
  };
  return Buffer.concat([
    Buffer.from(`commit refs/heads/${branch}\ncommitter Camille <camille@example.org> 1767225600 +0000\n`),
    data("Écrit"),
    Buffer.from(from === undefined ? "" : `from ${from}\n`),
    ...[...files].flatMap(([path, bytes]) => [Buffer.from(`M 100644 inline ${path}\n`), data(bytes)]),
    Buffer.from("\n"),
  ]);
}

function siteOf(built: string, files: ReadonlyMap<string, string>): Record<string, string> {
  const entries = [...files].map(([path, text]) => ({ path, oid: idOf(text), text }));
  const read = entries.map(({ path, text }) => readCatalogueFile({ file: path, content: text }));
  const snapshot: Snapshot = {
    commit: built,
    entries,
    media: [],
    index: indexCatalogue(read.flatMap(({ file, data }) => (data ? [{ file, data }] : []))),
    rows: { places: [], rows: [] },
    problems: {},
  };
  return {
    "snapshot.json": JSON.stringify(snapshot),
    "territory/places.txt": ownFile(TERRITORY_FILE),
  };
}
