import { buildCatalogue } from "../../contribution/catalogue/build-catalogue.ts";
import { catalogueChanges, changeLog } from "../../contribution/review/catalogue-changes.ts";
import { sampleBenefit, sampleComplexBenefit, sampleInstitution } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const GIVERS = [
  { file: "institutions/departement_gard.yml", data: sampleInstitution() },
  { file: "institutions/etat.yml", data: { name: "État", type: "national" } },
];

function simple(slug: string, changes: Record<string, unknown> = {}) {
  return { file: `benefits/javascript/${slug}.yml`, data: { ...sampleBenefit(), ...changes } };
}

const COMPLEX = { file: "benefits/openfisca/etat-master.yml", data: sampleComplexBenefit() };
const BEFORE = buildCatalogue([
  ...GIVERS,
  COMPLEX,
  simple("gard-bafa"),
  simple("gard-permis", { label: "aide au permis" }),
]);

describe("what changes from a catalogue to another", () => {
  it("is nothing when nothing changed", () => {
    const changes = catalogueChanges(BEFORE, structuredClone(BEFORE), { territory });
    expect(changes).toEqual({ added: [], removed: [], changed: [] });
    expect(changeLog(changes)).toContain("Aucun changement.");
  });

  it("is what came, what went, and each change in words", () => {
    const after = buildCatalogue([
      ...GIVERS,
      COMPLEX,
      simple("gard-bafa", {
        montant: 200,
        conditions_generales: [{ type: "age", operator: ">=", value: 17 }],
      }),
      simple("gard-velo", { label: "aide au vélo" }),
    ]);
    const changes = catalogueChanges(BEFORE, after, { territory });
    expect(changes.added).toEqual([
      { id: "gard-velo", label: "aide au vélo", institution: "Département du Gard" },
    ]);
    expect(changes.removed.map(({ id }) => id)).toEqual(["gard-permis"]);
    expect(changes.changed.map(({ id }) => id)).toEqual(["gard-bafa"]);
    const texts = changes.changed[0]?.changes.map((text) => text.replaceAll("\u00a0", " ")) ?? [];
    expect(texts).toContain("Montant : 150 € → 200 €");
    expect(texts.length).toBeGreaterThan(1);
    expect(changeLog(changes)).toContain(
      "## Nouvelles aides (1)\n\n- aide au vélo (Département du Gard, `gard-velo`)",
    );
  });

  it("is a change of the institution for each of its benefits", () => {
    const renamed = {
      file: GIVERS[0]?.file ?? "",
      data: { ...sampleInstitution(), name: "Conseil du Gard" },
    };
    const after = buildCatalogue([...GIVERS.slice(1), renamed, COMPLEX, simple("gard-bafa")]);
    const [changed] = catalogueChanges(BEFORE, after, { territory }).changed;
    expect(changed?.changes).toEqual([expect.stringMatching(/^Institution, .*Conseil du Gard/)]);
  });
});
