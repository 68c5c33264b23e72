import { detailOf, searchInstitutions } from "../../../admin/widgets/institution/search-institutions.ts";
import type { CatalogueIndex } from "../../../contribution/validation/context.ts";

const INDEX: CatalogueIndex = {
  institutions: {
    departement_gard: { name: "Département du Gard", type: "departement", code_insee: "30" },
    caf_gard: { name: "CAF du Gard", type: "caf", departments: ["30"] },
    ville_nimes: { name: "Ville de Nîmes", type: "commune", code_insee: "30189" },
    ca_nimes: { name: "Nîmes Métropole", type: "epci", code_siren: "243000643" },
    sans_nom: {},
  },
  benefits: [],
};

const found = (query: string, type = "") => searchInstitutions(INDEX, query, type).map(({ key }) => key);

describe("the search of an institution", () => {
  it("finds by name, accents and case aside, names that start with it first", () => {
    expect(found("nimes")).toEqual(["ca_nimes", "ville_nimes"]);
    expect(found("GARD")).toEqual(["caf_gard", "departement_gard"]);
  });

  it("finds by several words, by code and by file name", () => {
    expect(found("gard departement")).toEqual(["departement_gard"]);
    expect(found("30189")).toEqual(["ville_nimes"]);
    expect(found("243000643")).toEqual(["ca_nimes"]);
    expect(found("sans_nom")).toEqual(["sans_nom"]);
  });

  it("keeps to one type when asked", () => {
    expect(found("gard", "caf")).toEqual(["caf_gard"]);
    expect(found("gard", "region")).toEqual([]);
  });

  it("tells the type and the code", () => {
    expect(detailOf({ type: "commune", code_insee: "30189" })).toBe("commune, code 30189");
    expect(detailOf({ type: "epci", code_siren: "243000643" })).toBe("intercommunalité, SIREN 243000643");
    expect(detailOf({})).toBe("");
  });
});
