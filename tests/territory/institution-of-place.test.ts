import { institutionOfPlace, socialFundOf } from "../../contribution/territory/institution-of-place.ts";
import type { NamedPlace } from "../../contribution/territory/meet.ts";
import { checkData } from "../../contribution/validation/check-data.ts";
import { createContext } from "../../contribution/validation/context.ts";
import { territory } from "../support/territory.ts";

const place = (kind: NamedPlace["kind"], code: string) => institutionOfPlace(territory, { kind, code });

describe("the institution of a place", () => {
  it.each([
    ["region", "76", { name: "Région Occitanie", type: "region", code_insee: "76" }],
    ["region", "94", { name: "Collectivité de Corse", type: "region", code_insee: "94" }],
    ["region", "02", { name: "Collectivité territoriale de Martinique", type: "region", code_insee: "02" }],
    ["department", "30", { name: "Département du Gard", type: "departement", code_insee: "30" }],
    ["department", "35", { name: "Département d’Ille-et-Vilaine", type: "departement", code_insee: "35" }],
    ["department", "61", { name: "Département de l’Orne", type: "departement", code_insee: "61" }],
    ["department", "976", { name: "Département de Mayotte", type: "departement", code_insee: "976" }],
    ["epci", "200046977", { name: "Métropole de Lyon", type: "epci", code_siren: "200046977" }],
    [
      "epci",
      "200034692",
      { name: "Communauté d’agglomération du Gard Rhodanien", type: "epci", code_siren: "200034692" },
    ],
    [
      "commune",
      "30334",
      { name: "Ville d’Uzès", type: "commune", code_insee: "30334", code_siren: "213003346" },
    ],
    [
      "commune",
      "72181",
      { name: "Ville du Mans", type: "commune", code_insee: "72181", code_siren: "217201813" },
    ],
  ] as const)("is filled in from the official lists: %s %s", (kind, code, expected) => {
    expect(place(kind, code)).toEqual(expected);
  });

  it("is unknown for a code that nothing has, and for a postal code", () => {
    expect(place("commune", "99999")).toBeUndefined();
    expect(place("postal_code", "30700")).toBeUndefined();
  });

  it("is a CAF or an MSA for a department", () => {
    expect(socialFundOf(territory, "caf", "13")).toEqual({
      name: "CAF des Bouches-du-Rhône",
      type: "caf",
      departments: ["13"],
    });
    expect(socialFundOf(territory, "msa", "99")).toBeUndefined();
  });

  it("has nothing wrong by any rule, wherever it is", () => {
    const context = createContext({ institutions: {}, benefits: [] }, territory);
    const codes = (places: Iterable<{ readonly code: string }>) => [...places].map(({ code }) => code);
    const kinds: readonly (readonly [NamedPlace["kind"], readonly string[]])[] = [
      ["region", codes(territory.regions())],
      ["department", codes(territory.departments())],
      ["epci", codes(territory.epcis())],
      ["commune", codes(territory.communes())],
    ];
    const wrong = kinds.flatMap(([kind, all]) =>
      all.flatMap((code) =>
        checkData("institution", "institution", { ...place(kind, code) }, context).map(
          (finding) => `${kind} ${code}: ${finding.code} ${finding.path.join(".")}`,
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
