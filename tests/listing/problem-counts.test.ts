import { createProblemCounter } from "../../contribution/listing/problem-counts.ts";
import { type ReadFile, readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { sampleBenefit, sampleInstitution } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const file = (path: string, data: unknown) =>
  readCatalogueFile({ file: path, content: typeof data === "string" ? data : JSON.stringify(data) });
const A = "benefits/javascript/departement_gard-a.yml";
const B = "benefits/javascript/departement_gard-b.yml";
const GARD = "institutions/departement_gard.yml";
const NORD = "institutions/departement_nord.yml";

let pauses = 0;
const pause = async () => {
  pauses += 1;
};
const fresh = (files: readonly ReadFile[]) => createProblemCounter(territory).count(files, pause);

const SOUND = [file(A, sampleBenefit()), file(GARD, sampleInstitution())];

describe("the problems of a catalogue", () => {
  it("are the errors and warnings of each file that has any, notes left out", async () => {
    const { montant: _, ...without } = sampleBenefit();
    const counts = await fresh([
      ...SOUND,
      file(B, { ...without, label: "autre aide" }),
      file("benefits/javascript/departement_gard-c.yml", 'label: "non'),
    ]);
    expect(counts).toEqual({ [B]: [1, 0], "benefits/javascript/departement_gard-c.yml": [1, 0] });
  });

  // Each step is what the catalogue becomes; the counts must be those that somebody who has seen nothing finds.
  it.each([
    ["a benefit of the same name appears", [...SOUND, file(B, sampleBenefit())]],
    ["the institution disappears", SOUND.slice(0, 1)],
    ["the institution moves", [SOUND[0], file(GARD, { ...sampleInstitution(), code_insee: "34" })]],
    ["another institution has the same code", [...SOUND, file(NORD, sampleInstitution())]],
    ["the benefit changes institution", [file(A, { ...sampleBenefit(), institution: "nobody" }), SOUND[1]]],
    ["everything disappears", []],
  ])("are counted anew where they may differ: %s", async (_, after) => {
    const counter = createProblemCounter(territory);
    const before = [...SOUND];
    const next = after.filter((one) => one !== undefined);
    expect(await counter.count(before, pause)).toEqual(await fresh(before));
    expect(await counter.count(next, pause)).toEqual(await fresh(next));
    expect(await counter.count(before, pause)).toEqual({});
  });

  it("cost the change, not the catalogue", async () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      file(`benefits/javascript/i${i}-a.yml`, {
        ...sampleBenefit(),
        institution: `i${i}`,
        label: `aide ${i}`,
      }),
    );
    const counter = createProblemCounter(territory);
    pauses = 0;
    await counter.count(many, pause);
    expect(pauses).toBeGreaterThan(10);
    pauses = 0;
    await counter.count([...many.slice(1), file(A, sampleBenefit())], pause);
    expect(pauses).toBe(0);
  });
});
