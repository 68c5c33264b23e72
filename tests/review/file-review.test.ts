import fc from "fast-check";
import { collectionOf } from "../../contribution/model/collections.ts";
import { reviewFile } from "../../contribution/review/file-review.ts";
import { versionOf } from "../../contribution/review/version.ts";
import { createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import { problemChanges } from "../../contribution/validation/problem-changes.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { markdownFormat } from "../../scripts/review/markdown-format.ts";
import { textFormat } from "../../scripts/review/text-format.ts";
import { CORPUS, readTree } from "../support/corpus.ts";
import { holds, runs } from "../support/random.ts";
import { sampleBenefit, sampleIndex } from "../support/samples.ts";
import { territory } from "../support/territory.ts";
import { mutatedDocument, SEEDS } from "../validation/mutated-documents.ts";

const COUNT = 300;
const file = "benefits/javascript/departement_gard-aide.yml";
const NONE = { before: [], after: [] };

const seeds = SEEDS.map((seed) => readCatalogueFile({ file: seed.file, content: seed.text }));
const surroundings = createContext(
  indexCatalogue(seeds.flatMap(({ file: path, data }) => (data ? [{ file: path, data }] : []))),
  territory,
);
const institution = (slug: string) => surroundings.institution(slug) ?? sampleIndex.institutions[slug];
const context = { territory, institution, institutionName: (slug: string) => institution(slug)?.name };

describe("the review of a file", () => {
  it("says that a file is new, removed, written otherwise, or cannot be read", () => {
    const data = { data: sampleBenefit() };
    const broken = { unreadable: "Un guillemet n’est jamais refermé." };
    const states = (
      [
        [undefined, data],
        [data, undefined],
        [data, { data: { montant: 150, ...sampleBenefit() } }],
        [data, broken],
        [broken, data],
        [data, { data: { ...sampleBenefit(), montant: 160 } }],
        [data, data],
      ] as const
    ).map(([before, after]) => {
      const { state, headline, name, changes } = reviewFile({ file, before, after, problems: NONE }, context);
      expect(name).toBe("aide au BAFA (Département du Gard)");
      return [state, changes.length > 0, headline];
    });
    expect(states).toEqual([
      ["created", true, "Nouvelle aide."],
      ["removed", false, "Aide supprimée du catalogue."],
      ["form", false, "Rien ne change pour le lecteur : seule la mise en forme du fichier est différente."],
      ["unreadable", false, "Le fichier ne peut pas être lu. Un guillemet n’est jamais refermé."],
      [
        "changed",
        true,
        "Le fichier ne pouvait pas être lu, et peut l’être maintenant : tout ce qu’il contient est listé.",
      ],
      ["changed", true, "1 changement."],
      ["untouched", false, "Le fichier lui-même ne change pas."],
    ]);
  });

  it("tells the examples that fail now from other problems", () => {
    const problem = (path: readonly (string | number)[], message: string) => ({
      code: "wrong-value" as const,
      severity: "error" as const,
      message,
      path,
    });
    const data = { data: sampleBenefit() };
    const problems = {
      before: [problem(["exemples", 0], "L’exemple « Léa » échoue.")],
      after: [
        problem(["exemples", 1], "L’exemple « Léa » échoue."),
        problem(["exemples", 0], "L’exemple « Tom » échoue."),
        problem(["label"], "Le nom est faux."),
      ],
    };
    const review = reviewFile({ file, before: data, after: data, problems }, context);
    expect(review.failingExamples.map(({ message }) => message)).toEqual(["L’exemple « Tom » échoue."]);
    expect(review.problems.introduced.map(({ message }) => message)).toEqual(["Le nom est faux."]);
  });

  it(`never throws, whatever the two versions hold, and always makes a comment that holds (${runs(COUNT)} pairs)`, () => {
    const check = fc.property(mutatedDocument, mutatedDocument, fc.boolean(), (one, other, fromSeed) => {
      const text = fromSeed ? SEEDS.find((seed) => seed.file === one.file)?.text : other.text;
      const before = readCatalogueFile({ file: one.file, content: text ?? "" });
      const after = readCatalogueFile({ file: one.file, content: one.text });
      const versions = { before: versionOf(before), after: versionOf(after), problems: NONE };
      const review = reviewFile({ file: one.file, ...versions }, context);
      const branch = { base: "", head: undefined, foreign: [], images: [], files: [review] };
      expect(markdownFormat(branch).length).toBeLessThanOrEqual(65_536);
      expect(textFormat(branch)).toContain(one.file);
    });
    holds(check, COUNT);
  });

  if (CORPUS) {
    const real = readTree(CORPUS);
    it("never throws on a real file and other versions of it", () => {
      const files = real.map(({ path, text }) => readCatalogueFile({ file: path, content: text }));
      const index = indexCatalogue(
        files.flatMap(({ file: path, data }) => (data ? [{ file: path, data }] : [])),
      );
      const known = createContext(index, territory);
      const realContext = { territory, institution: (slug: string) => known.institution(slug) };
      let slowest = 0;
      let said = 0;
      for (const [at, read] of files.entries()) {
        if (!read.data || !collectionOf(read.file)) continue;
        // Another file of the kind is as far a rewrite as there can be.
        const next = files[(at + 1) % files.length]?.data ?? {};
        const { conditions_generales: criteria, ...others } = read.data;
        const versions = [
          next,
          { ...others, conditions_generales: Array.isArray(criteria) ? criteria.slice(1) : [] },
          { ...read.data, profils: [{ type: "lyceen" }] },
        ];
        for (const data of versions) {
          const start = performance.now();
          const review = reviewFile(
            { file: read.file, before: { data: read.data }, after: { data }, problems: NONE },
            realContext,
          );
          slowest = Math.max(slowest, performance.now() - start);
          said += review.changes.length + (review.audience?.lines.length ?? 0);
        }
      }
      console.info(`${real.length} files, ${said} lines, slowest review ${slowest.toFixed(0)} ms`);
      expect(said).toBeGreaterThan(0);
    });
  }
});

describe("problems of two versions", () => {
  const problem = (code: string, path: readonly (string | number)[], message: string) => ({
    code: code as "wrong-value",
    path,
    message,
  });

  it("are the same when they only moved in a list, or when their sentence counts otherwise", () => {
    const before = [
      problem("condition-form", ["conditions", 0], "Pas de point."),
      problem("description-length", ["description"], "500 caractères."),
      problem("url-invalid", ["link"], "Adresse fausse."),
    ];
    const after = [
      problem("condition-form", ["conditions", 3], "Pas de point."),
      problem("description-length", ["description"], "480 caractères."),
      problem("condition-form", ["conditions", 4], "Pas de point."),
    ];
    const { introduced, solved, remaining } = problemChanges(before, after);
    expect(introduced).toEqual([after[2]]);
    expect(solved).toEqual([before[2]]);
    expect(remaining).toEqual([after[0], after[1]]);
  });
});
