import { createTerritory } from "../../contribution/territory/territory.ts";
import { territory } from "../support/territory.ts";

describe("the territory", () => {
  it("knows regions and their departments", () => {
    expect(territory.region("76")).toEqual({ code: "76", name: "Occitanie", article: "" });
    expect(territory.department("30")).toEqual({ code: "30", name: "Gard", article: "le", region: "76" });
    expect(territory.department("2A")).toEqual({
      code: "2A",
      name: "Corse-du-Sud",
      article: "la",
      region: "94",
    });
    expect(territory.department("2B")?.name).toBe("Haute-Corse");
    expect(territory.department("976")).toEqual({ code: "976", name: "Mayotte", article: "", region: "06" });
  });

  it("knows communes by code", () => {
    expect(territory.commune("30189")).toMatchObject({
      code: "30189",
      name: "Nîmes",
      department: "30",
      region: "76",
      epci: "243000643",
      postalCodes: ["30000", "30900"],
      siren: "213001894",
    });
    expect(["75056", "69123", "13055"].map((code) => territory.commune(code)?.name)).toEqual([
      "Paris",
      "Lyon",
      "Marseille",
    ]);
    expect(territory.commune("2A004")).toMatchObject({ name: "Ajaccio", department: "2A", region: "94" });
    expect(territory.commune("97611")).toMatchObject({ name: "Mamoudzou", department: "976", region: "06" });
  });

  it("knows the overseas collectivities as departments and regions, their communes without EPCI nor SIREN", () => {
    expect(territory.department("987")).toEqual({
      code: "987",
      name: "Polynésie française",
      article: "",
      region: "987",
    });
    expect(territory.region("975")?.name).toBe("Saint-Pierre-et-Miquelon");
    expect(territory.commune("97801")).toMatchObject({
      name: "Saint-Martin",
      epci: undefined,
      siren: undefined,
      postalCodes: ["97150"],
    });
  });

  it("knows the kind, communes and departments of an EPCI", () => {
    const lyon = territory.epci("200046977");
    expect(lyon).toMatchObject({ name: "Métropole de Lyon", kind: "METRO", departments: ["69"] });
    expect(lyon?.communes).toHaveLength(58);
    expect(lyon?.communes).toContain("69123");
  });

  it("answers nothing for a code that does not exist", () => {
    for (const code of ["", "\t", "\n", "0", "99999", "1001", "01001\tL"]) {
      expect(territory.commune(code)).toBeUndefined();
      expect(territory.department(code)).toBeUndefined();
      expect(territory.epci(code)).toBeUndefined();
      expect(territory.communesOfPostalCode(code)).toEqual([]);
      expect(territory.communesOf("department", code).size).toBe(0);
    }
  });

  it("tells former codes and their successors", () => {
    expect(territory.formerCommune("75101")).toEqual({
      code: "75101",
      name: "Paris 1er Arrondissement",
      kind: "arrondissement",
      successor: "75056",
    });
    expect(territory.formerCommune("69383")?.successor).toBe("69123");
    expect(territory.formerCommune("13201")?.successor).toBe("13055");
    expect(territory.formerCommune("01091")).toMatchObject({
      name: "Châtillon-en-Michaille",
      kind: "deleguee",
      successor: "01033",
    });
    expect(territory.commune("01091")).toBeUndefined();
  });

  it("calls no current code former, even when a delegated commune shares it", () => {
    expect(territory.formerCommune("01033")).toBeUndefined();
    expect(territory.commune("01033")?.name).toBe("Valserhône");
    expect([...territory.formerNames()]).toContainEqual({ code: "01033", name: "Bellegarde-sur-Valserine" });
  });

  it("finds a commune by its SIREN, renumbered communes included", () => {
    expect(territory.communeBySiren("217500016")?.code).toBe("75056");
    expect(territory.communeBySiren("200083863")?.code).toBe("01033");
    expect(territory.communeBySiren("000000000")).toBeUndefined();
  });

  it("gives the communes of any place", () => {
    expect(territory.communesOfPostalCode("30000")).toEqual(["30189"]);
    expect(territory.communesOf("department", "75")).toEqual(new Set(["75056"]));
    expect(territory.communesOf("commune", "30189")).toEqual(new Set(["30189"]));
    expect(territory.communesOf("commune", "75101").size).toBe(0);
    expect(territory.communesOf("region", "94").size).toBe(
      territory.communesOf("department", "2A").size + territory.communesOf("department", "2B").size,
    );
  });

  it("refuses a text that is no territory", () => {
    expect(() => createTerritory("<!doctype html>")).toThrow("a territory has 7 parts");
  });
});

describe("everything in the territory", () => {
  const communes = [...territory.communes()];

  it("agrees with itself: every commune is in its department, region, EPCI and postal codes", () => {
    const strays = communes.filter(
      ({ code, department, region, epci, postalCodes }) =>
        territory.department(department)?.region !== region ||
        !territory.communesOf("department", department).has(code) ||
        !territory.communesOf("region", region).has(code) ||
        (epci !== undefined && !territory.communesOf("epci", epci).has(code)) ||
        !postalCodes.every((postalCode) => territory.communesOf("postal_code", postalCode).has(code)),
    );
    expect(strays).toEqual([]);
  });

  it("finds again whatever it lists", () => {
    expect(communes.filter((commune) => territory.commune(commune.code)?.name !== commune.name)).toEqual([]);
    const epcis = [...territory.epcis()];
    expect(epcis.filter(({ code, communes }) => !territory.epci(code) || communes.length === 0)).toEqual([]);
    expect([...territory.regions()].every(({ code }) => territory.region(code))).toBe(true);
    expect(
      [...territory.postalCodes()].every((code) => territory.communesOfPostalCode(code).length > 0),
    ).toBe(true);
  });

  it("gives every former code a successor that exists", () => {
    const former = [...territory.formerCommunes()];
    expect(former.length).toBeGreaterThan(4000);
    expect(
      former.filter(({ code, successor }) => territory.commune(code) || !territory.commune(successor)),
    ).toEqual([]);
  });

  it("leaves only islands without EPCI in the departments", () => {
    const alone = communes.filter(({ epci, region }) => epci === undefined && region.length === 2);
    expect(alone.map(({ name }) => name)).toEqual([
      "Île-de-Bréhat",
      "Île-de-Sein",
      "Ouessant",
      "L'Île-d'Yeu",
    ]);
  });
});
