import fc from "fast-check";
import { placeName, searchExactly, searchTerritory } from "../../contribution/territory/search.ts";
import { holds } from "../support/random.ts";
import { territory } from "../support/territory.ts";

function search(typed: string, options?: Parameters<typeof searchTerritory>[2]): string[] {
  return searchTerritory(territory, typed, options).map(({ kind, code }) => `${kind} ${code}`);
}

describe("searching the territory", () => {
  it("finds places by name, the exact name first", () => {
    expect(search("Gard")[0]).toBe("department 30");
    expect(search("Nîmes")[0]).toBe("commune 30189");
    expect(search("Occitanie")[0]).toBe("region 76");
    expect(search("Métropole de Lyon")[0]).toBe("epci 200046977");
  });

  it.each([
    ["nimes", "commune 30189"],
    ["SAINT ETIENNE", "commune 42218"],
    ["St-Étienne", "commune 42218"],
    ["ste adresse", "commune 76552"],
    ["S/ Etienne", "commune 42218"],
    ["chalon s/ saone", "commune 71076"],
    ["hay les roses", "commune 94038"],
    ["l’haÿ-les-roses", "commune 94038"],
    ["ile d yeu", "commune 85113"],
    ["Rochelle", "commune 17300"],
    ["oeuilly", "commune 51410"],
    ["pays uzes", "epci 200034379"],
    ["CC du Pays d'Uzès", "epci 200034379"],
    ["Communauté de communes du Pays d’Uzès", "epci 200034379"],
    ["saone chalon", "commune 71076"],
  ])("forgives the spelling of %s", (typed, place) => {
    expect(search(typed)).toContain(place);
  });

  it("puts the exact name first, then beginnings, beginnings of words, and the inside of words", () => {
    const names = searchTerritory(territory, "arles", { kinds: ["commune"], limit: 100 }).map(
      ({ name }) => name,
    );
    const order = ["Arles", "Arles-sur-Tech", "Marles-en-Brie"].map((name) => names.indexOf(name));
    expect(names[0]).toBe("Arles");
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it("puts the most inhabited homonym first, and the article that was typed before all", () => {
    expect(search("saint denis", { kinds: ["commune"] }).slice(0, 2)).toEqual([
      "commune 97411",
      "commune 93066",
    ]);
    expect(searchTerritory(territory, "Pin")[0]?.name).toBe("Pin");
    expect(searchTerritory(territory, "le pin")[0]?.name).toBe("Le Pin");
  });

  it("tells homonyms apart", () => {
    const colombes = searchTerritory(territory, "Sainte-Colombe", { kinds: ["commune"], limit: 12 });
    expect(colombes.every(({ name }) => name === "Sainte-Colombe")).toBe(true);
    expect(new Set(colombes.map(({ detail }) => detail)).size).toBe(12);
    expect(colombes.map(({ detail }) => detail)).toContain("commune · Gironde (33)");
    expect(searchTerritory(territory, "CC des Quatre Rivières").map(({ detail }) => detail)).toContain(
      "communauté de communes · 41 communes · Haute-Saône (70)",
    );
  });

  it("finds places by code, and communes by postal code", () => {
    expect(search("30")[0]).toBe("department 30");
    expect(search("2a")[0]).toBe("department 2A");
    expect(search("200046977")).toEqual(["epci 200046977"]);
    expect(search("30000")).toEqual(["postal_code 30000", "commune 30189"]);
    expect(search("30000", { kinds: ["commune"] })).toEqual(["commune 30189"]);
    expect(searchTerritory(territory, "01400", { kinds: ["commune"] }).map(({ detail }) => detail)).toEqual([
      "commune · Ain (01)",
      ...Array(10).fill("commune · Ain (01) · code postal 01400"),
    ]);
    expect(search("3018", { kinds: ["commune"] })[0]).toBe("commune 30189");
  });

  it("finds postal codes by the name of their commune when only they are asked for", () => {
    expect(search("nimes", { kinds: ["postal_code"] })).toEqual(["postal_code 30000", "postal_code 30900"]);
  });

  it.each([
    "Saint-Denis (93)",
    "saint denis 93",
    "93200 St Denis",
    "Saint-Denis (Seine-Saint-Denis)",
    "93066 Saint-Denis",
  ])("reads where in %s", (typed) => {
    expect(search(typed, { kinds: ["commune"] })[0]).toBe("commune 93066");
  });

  it("ignores a place that does not fit the name", () => {
    expect(search("Paris 15")).toContain("commune 75056");
  });

  it("leads former communes to their successor, and says so", () => {
    expect(searchTerritory(territory, "bellegarde sur valserine")).toEqual([
      {
        kind: "commune",
        code: "01033",
        name: "Valserhône",
        detail: "commune · Ain (01) · Bellegarde-sur-Valserine est devenue Valserhône",
      },
    ]);
    expect(searchTerritory(territory, "01126")[0]).toMatchObject({
      code: "01033",
      detail: "commune · Ain (01) · 01126 est un ancien code de Valserhône (01)",
    });
    expect(searchTerritory(territory, "Lyon 3e")[0]).toMatchObject({
      code: "69123",
      detail: "commune · Rhône (69) · Lyon 3e Arrondissement fait partie de Lyon (69)",
    });
  });

  it("stays within a place", () => {
    const within = { kind: "department", code: "30" } as const;
    expect(
      search("saint", { kinds: ["commune"], within, limit: 5 }).every((place) =>
        place.startsWith("commune 30"),
      ),
    ).toBe(true);
    expect(search("nîmes", { within: { kind: "region", code: "94" } })).toEqual([]);
    expect(search("pays", { kinds: ["epci"], within })).toContain("epci 200034379");
  });

  it("answers nothing to nothing", () => {
    for (const typed of ["", "  ", "-", "zzzz", "\n", "()"]) expect(search(typed)).toEqual([]);
  });

  it("answers anything that is typed, at most as many as asked", () => {
    holds(
      fc.property(fc.string({ maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (typed, limit) => {
        expect(searchTerritory(territory, typed, { limit }).length).toBeLessThanOrEqual(limit);
      }),
      200,
    );
  });
});

describe("every place", () => {
  const communes = [...territory.communes()];

  it("is found by its exact name: communes", () => {
    const lost = communes.filter(({ code, name }) => {
      const matches = searchExactly(territory, name, { kinds: ["commune"], limit: 60 });
      return !matches.some((match) => match.code === code && match.name === name);
    });
    expect(lost).toEqual([]);
  });

  it("is found by its code: communes", () => {
    const lost = communes.filter(
      ({ code }) => searchExactly(territory, code, { kinds: ["commune"] })[0]?.code !== code,
    );
    expect(lost).toEqual([]);
  });

  it("is found by name and by code: EPCIs", () => {
    const lost = [...territory.epcis()].filter(
      ({ code, name }) =>
        search(code)[0] !== `epci ${code}` ||
        !search(name, { kinds: ["epci"], limit: 3 }).includes(`epci ${code}`),
    );
    expect(lost).toEqual([]);
  });

  it("is found by what is shown of it: communes", () => {
    holds(
      fc.property(fc.constantFrom(...communes), ({ code }) => {
        const shown = placeName(territory, "commune", code) ?? "";
        expect(search(shown, { kinds: ["commune"] })).toContain(`commune ${code}`);
      }),
      200,
    );
  });
});

describe("naming a place", () => {
  it.each([
    ["region", "76", "Occitanie"],
    ["department", "30", "Gard (30)"],
    ["epci", "200069730", "CC des Quatre Rivières en Bray (27, 76)"],
    ["commune", "30189", "Nîmes (30)"],
    ["commune", "75101", "Paris 1er Arrondissement fait partie de Paris (75)"],
    ["postal_code", "30000", "30000 Nîmes"],
    ["postal_code", "51300", "51300 Vitry-le-François et 45 autres communes"],
  ] as const)("names the %s %s", (kind, code, name) => {
    expect(placeName(territory, kind, code)).toBe(name);
  });

  it("has no name for an unknown code", () => {
    expect(placeName(territory, "commune", "99999")).toBeUndefined();
    expect(placeName(territory, "postal_code", "00000")).toBeUndefined();
  });
});
