import fc from "fast-check";
import { createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import { dependentFiles } from "../../contribution/validation/dependents.ts";
import { updatedIndex } from "../../contribution/validation/updated-catalogue.ts";
import { parsed, problemsOf, validateChange } from "../../contribution/validation/validate-change.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { holds } from "../support/random.ts";
import { territory } from "../support/territory.ts";

const SLUGS = ["a", "a-b", "b", "10"];
const image = fc.constantFrom("", "imgSrc: img/institutions/a.png\n");
const institution = fc
  .tuple(fc.constantFrom("Ville d’Uzès", "État"), fc.constantFrom("30334", "30189", "nulle part"), image)
  .map(([name, code, logo]) => `name: ${name}\ntype: commune\ncode_insee: "${code}"\n${logo}`);
const benefit = fc
  .tuple(fc.constantFrom("aide au BAFA", "Aide au bafa", "prêt"), fc.constantFrom(...SLUGS, "c"), image)
  .map(([label, of, logo]) => `label: ${label}\ninstitution: ${of}\ntype: bool\n${logo}`);
const broken = fc.constantFrom("label: [\n", "- une liste\n", "");

/** Texts by path; a path may be absent. */
const catalogue: fc.Arbitrary<Readonly<Record<string, string | undefined>>> = fc.record(
  Object.fromEntries([
    ...["benefits/javascript", "benefits/openfisca"].flatMap((folder) =>
      SLUGS.map((slug) => [`${folder}/${slug}.yml`, fc.oneof({ weight: 5, arbitrary: benefit }, broken)]),
    ),
    ...SLUGS.map((slug) => [
      `institutions/${slug}.yml`,
      fc.oneof({ weight: 5, arbitrary: institution }, broken),
    ]),
  ]),
  { requiredKeys: [] },
);

/** The files in the order of a tree, those of the same text being the same objects. */
const read = (texts: Readonly<Record<string, string | undefined>>, known: readonly ReadFile[] = []) =>
  Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, content]) =>
      content === undefined
        ? []
        : (known.find((one) => one.file === file && one.text === content) ??
          readCatalogueFile({ file, content })),
    );
const whole = (files: readonly ReadFile[]) => indexCatalogue(files.flatMap(parsed));

const change = fc.tuple(catalogue, catalogue, fc.double({ min: 0, max: 1 })).map(([old, other, share]) => {
  const paths = Object.keys({ ...old, ...other }).sort();
  const kept = paths.filter((_, at) => (at * 0.618) % 1 < share);
  const now = { ...other };
  for (const path of kept) {
    const text = old[path];
    if (text === undefined) delete now[path];
    else now[path] = text;
  }
  const before = read(old);
  const after = read(now, before);
  const changed = new Set(paths.filter((path) => old[path] !== now[path]));
  return { before, after, changed, files: after.filter(({ file }) => changed.has(file)) };
});

it("keeps the index that a change makes of a catalogue equal to that of the whole, order included", () => {
  holds(
    fc.property(change, ({ before, after, changed, files }) => {
      const updated = updatedIndex(whole(before), changed, files.flatMap(parsed));
      expect(JSON.stringify(updated)).toBe(JSON.stringify(whole(after)));
    }),
    300,
  );
});

it("says of a change what is said from the whole catalogues before and after it", () => {
  holds(
    fc.property(change, ({ before, after, changed, files }) => {
      const then = createContext(whole(before), territory);
      const now = createContext(whole(after), territory);
      const asked = (paths: ReadonlySet<string>) => before.filter(({ file }) => paths.has(file));
      const dependents = new Set(dependentFiles(whole(before), whole(after), changed));
      expect(validateChange({ index: whole(before), changed, files, read: asked }, territory)).toEqual([
        ...[...files, ...asked(dependents)].flatMap((file) => {
          const was = before.find((one) => one.file === file.file);
          return problemsOf(was, then, validateReadFile(file, now)).introduced;
        }),
      ]);
    }),
    150,
  );
});
