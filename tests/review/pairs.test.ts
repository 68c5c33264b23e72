import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reviewFile } from "../../contribution/review/file-review.ts";
import { versionOf } from "../../contribution/review/version.ts";
import { createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile, validateReadFile } from "../../contribution/validation/validate-files.ts";
import { markdownFormat } from "../../scripts/review/markdown-format.ts";
import { ROOT } from "../support/command.ts";
import { territory } from "../support/territory.ts";
import { SEEDS } from "../validation/mutated-documents.ts";
import { uncovered } from "./uncovered.ts";

/** Two versions of a file of our own, and what a reviewer is told; `UPDATE_PAIRS=1` writes what is expected: read it. */
const FOLDER = join(ROOT, "tests/review/pairs");

/** The file that each pair is two versions of. */
const FILES: Readonly<Record<string, string>> = {
  "ages-and-places":
    "benefits/javascript/departement_gironde-aide-au-permis-de-conduire-hors-de-la-metropole.yml",
  amount: "benefits/javascript/ville_saint_herblain-aide-aux-mobilites-douces.yml",
  conditions: "benefits/javascript/ville_roubaix-bourse-pass-permis-pour-le-permis-de-conduire.yml",
  hidden: "benefits/javascript/departement_somme-aide-a-l-ordinateur-des-sixiemes-boursiers.yml",
  institution: "institutions/caf_nord.yml",
  links: "benefits/openfisca/etat-permis-a-1-par-jour.yml",
  "one-word": "benefits/javascript/caf_loiret-aide-du-loiret-pour-debuter-le-bafa.yml",
  profiles: "benefits/javascript/departement_gironde-aide-au-permis-de-conduire-hors-de-la-metropole.yml",
  rewrite: "benefits/javascript/cc_rhone_lez_provence-coup-de-pouce-au-permis-de-conduire.yml",
  studies: "benefits/javascript/region_ile_de_france-aide-regionale-aux-bacheliers-meritants.yml",
  "writing-only": "benefits/javascript/caf_loiret-aide-du-loiret-pour-debuter-le-bafa.yml",
};
const names = Object.keys(FILES);

const seeds = SEEDS.map(({ file, text }) => readCatalogueFile({ file, content: text }));
const index = indexCatalogue(seeds.flatMap(({ file, data }) => (data ? [{ file, data }] : [])));
const surroundings = createContext(index, territory);
const institution = (slug: string) => surroundings.institution(slug);
const context = { territory, institution, institutionName: (slug: string) => institution(slug)?.name };

function review(name: string) {
  const text = (version: string) => readFileSync(join(FOLDER, name, `${version}.yml`), "utf8");
  const file = FILES[name] ?? "";
  const [before, after] = ["before", "after"].map((version) =>
    readCatalogueFile({ file, content: text(version) }),
  );
  const problems = {
    before: before ? validateReadFile(before, surroundings) : [],
    after: after ? validateReadFile(after, surroundings) : [],
  };
  const reviewed = reviewFile(
    { file, before: versionOf(before), after: versionOf(after), problems },
    context,
  );
  return { before, after, reviewed };
}

describe("two versions of our own benefits", () => {
  it("are all those of the folder", () => {
    expect(names).toEqual(readdirSync(FOLDER).sort());
  });

  it.each(names)("%s is told whole, and as expected", (name) => {
    const { before, after, reviewed } = review(name);
    const written = `${markdownFormat({ base: "", head: undefined, foreign: [], images: [], files: [reviewed] })}\n`;
    const path = join(FOLDER, name, "expected.md");
    if (process.env.UPDATE_PAIRS || !existsSync(path)) writeFileSync(path, written);
    expect(written).toBe(readFileSync(path, "utf8"));
    const [left, right] = uncovered(before?.data ?? {}, after?.data ?? {}, reviewed.changes);
    expect(left).toEqual(right);
    const [list = ""] = written.split("\n\n").filter((block) => block.startsWith("- "));
    if (reviewed.changes.length > 0) expect(list.trim().split("\n")).toHaveLength(reviewed.changes.length);
  });
});
