import {
  type DraftedInstitution,
  institutionChanges,
  type NewInstitution,
  readNewInstitution,
  withNewInstitution,
} from "../../../admin/form/new-institution.ts";
import { sameInstitution } from "../../../admin/widgets/institution/institution-draft.ts";
import { sampleIndex } from "../../support/samples.ts";

const UZES: NewInstitution = { slug: "ville_uzes", data: { name: "Ville d’Uzès", type: "commune" } };
const TEXT = "name: Ville d’Uzès\ntype: commune\n";
const DRAFTED: DraftedInstitution = { ...UZES, text: TEXT };
const PATH = "institutions/ville_uzes.yml";
const none = { files: [], dropped: [] };

const changes = (
  created: NewInstitution | undefined,
  drafted: DraftedInstitution | undefined,
  institution: unknown = "ville_uzes",
  published: readonly string[] = [],
) => institutionChanges({ institution, created, drafted, isPublished: (slug) => published.includes(slug) });

describe("a save of a benefit with a new institution", () => {
  it("sends the institution along", () => {
    expect(changes(UZES, undefined)).toEqual({
      files: [{ path: PATH, slug: "ville_uzes", raw: TEXT }],
      dropped: [],
    });
  });

  it("sends nothing when the draft holds it as it is", () => {
    expect(changes(UZES, DRAFTED)).toEqual(none);
    expect(changes(undefined, DRAFTED)).toEqual(none);
    expect(changes(undefined, undefined)).toEqual(none);
  });

  it("changes only the lines that were edited", () => {
    const text = `# Une ville\n${TEXT}`;
    const renamed = { ...UZES, data: { ...UZES.data, name: "Commune d’Uzès" } };
    expect(changes(renamed, { ...DRAFTED, text }).files.map(({ raw }) => raw)).toEqual([
      "# Une ville\nname: Commune d’Uzès\ntype: commune\n",
    ]);
  });

  it("leaves it out, or takes it out of the draft, when the benefit is for another institution", () => {
    expect(changes(UZES, undefined, "etat")).toEqual(none);
    expect(changes(UZES, DRAFTED, "etat")).toEqual({ files: [], dropped: [PATH] });
    expect(changes(undefined, DRAFTED, null)).toEqual({ files: [], dropped: [PATH] });
  });

  it("puts another new institution in its place", () => {
    const other = { slug: "cc_pays_d_uzes", data: { name: "CC", type: "epci" } };
    const { files, dropped } = changes(other, DRAFTED, "cc_pays_d_uzes");
    expect(files.map(({ path }) => path)).toEqual(["institutions/cc_pays_d_uzes.yml"]);
    expect(dropped).toEqual([PATH]);
  });

  it("takes it out of the draft once somebody has published it", () => {
    expect(changes(UZES, DRAFTED, "ville_uzes", ["ville_uzes"])).toEqual({ files: [], dropped: [PATH] });
    expect(changes(UZES, undefined, "ville_uzes", ["ville_uzes"])).toEqual(none);
  });
});

describe("the catalogue with a new institution", () => {
  it("knows it beside the others, and never in the place of a published one", () => {
    expect(withNewInstitution(sampleIndex, UZES).institutions.ville_uzes).toEqual(UZES.data);
    const usurper = { slug: "etat", data: { name: "Autre" } };
    expect(withNewInstitution(sampleIndex, usurper)).toBe(sampleIndex);
  });

  it.each([null, "ville", { slug: 1, data: {} }, { slug: "a", data: [] }])(
    "is not troubled by what a form may hold instead: %j",
    (value) => expect(readNewInstitution(value)).toBeUndefined(),
  );
});

describe("an institution of the same codes", () => {
  const index = {
    institutions: {
      ...sampleIndex.institutions,
      caf_gard: { name: "CAF du Gard", type: "caf" as const, departments: ["30"] },
      cc_uzes: { name: "CC", type: "epci" as const, code_siren: "200034379" },
    },
    benefits: [],
  };
  it.each([
    [{ type: "departement", code_insee: "30" }, "departement_gard"],
    [{ type: "commune", code_insee: "30" }, undefined],
    [{ type: "caf", departments: ["30"] }, "caf_gard"],
    [{ type: "msa", departments: ["30"] }, undefined],
    [{ type: "caf", departments: ["30", "34"] }, undefined],
    [{ type: "autre", code_siren: "200034379" }, "cc_uzes"],
    [{ type: "national" }, undefined],
  ] as const)("is found: %j", (data, expected) => {
    expect(sameInstitution(index, data as never)).toBe(expected);
  });

  it("is never the institution itself", () => {
    expect(sameInstitution(index, { type: "caf", departments: ["30"] }, "caf_gard")).toBeUndefined();
  });
});
