import { matchPastedList } from "../../contribution/territory/pasted-list.ts";
import type { PlaceKind } from "../../contribution/territory/place.ts";
import { territory } from "../support/territory.ts";

function pasted(text: string, kind?: PlaceKind): string[] {
  return matchPastedList(territory, text, kind).map(
    ({ text, status, matches }) => `${text}: ${status}${status === "found" ? ` ${matches[0]?.code}` : ""}`,
  );
}

describe("a pasted list", () => {
  it("separates entries by lines, tabs, commas and semicolons", () => {
    expect(pasted("30189\r\nNîmes\n\nGard, Hérault; Occitanie\t34172")).toEqual([
      "30189: found 30189",
      "Nîmes: found 30189",
      "Gard: found 30",
      "Hérault: found 34",
      "Occitanie: found 76",
      "34172: found 34172",
    ]);
  });

  it("keeps together a name that has commas", () => {
    expect(pasted("CC Avallon, Vézelay, Morvan")).toEqual(["CC Avallon, Vézelay, Morvan: found 200039758"]);
  });

  it("reads a row that gives a code and a name as one place", () => {
    expect(pasted("93066\tSaint-Denis\n30189\tNîmes\t30000", "commune")).toEqual([
      "93066: found 93066",
      "30189: found 30189",
    ]);
  });

  it("reads a row that gives a name and a postal code as one place, homonyms included", () => {
    expect(pasted("Givors\t69700\nSaint-Denis;93200\nNîmes;Alès", "commune")).toEqual([
      "Givors: found 69091",
      "93200: found 93066",
      "Nîmes: found 30189",
      "Alès: found 30007",
    ]);
  });

  it("proposes homonyms and several communes of a postal code", () => {
    const [entry] = matchPastedList(territory, "Saint-Denis", "commune");
    expect(entry?.status).toBe("several");
    expect(entry?.matches.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["93066", "97411", "11339", "30247"]),
    );
    expect(pasted("51300", "commune")).toEqual(["51300: several"]);
  });

  it("proposes what only resembles, and never takes it", () => {
    const [entry] = matchPastedList(territory, "Fontenay-sous", "commune");
    expect(entry?.status).toBe("several");
    expect(entry?.matches.map(({ code }) => code)).toContain("94033");
  });

  it("gives back the zero that a spreadsheet lost", () => {
    expect(pasted("1001", "commune")).toEqual(["1001: found 01001"]);
    expect(pasted("1\n9", "department")).toEqual(["1: found 01", "9: found 09"]);
  });

  it("reads codes as communes' when one of them cannot be a postal code, and asks when all of them can", () => {
    const codes = [...territory.communesOf("epci", "200034379")];
    expect(codes.length).toBeGreaterThan(30);
    expect(pasted(codes.join("\n"), "commune")).toEqual(codes.map((code) => `${code}: found ${code}`));
    // Each is the code of a commune of the Gard, and the postal code of others.
    expect(pasted("30190\n30210", "commune")).toEqual(["30190: several", "30210: several"]);
    expect(pasted("30190\tSainte-Anastasie", "commune")).toEqual(["30190: found 30228"]);
  });

  it("leads former communes to their successor", () => {
    expect(pasted("01091\nBellegarde-sur-Valserine\n75101", "commune")).toEqual([
      "01091: found 01033",
      "Bellegarde-sur-Valserine: found 01033",
      "75101: found 75056",
    ]);
  });

  it("says what it does not know", () => {
    expect(pasted("nulle part ailleurs; 99999")).toEqual(["nulle part ailleurs: unknown", "99999: unknown"]);
    expect(pasted(" \n\t;")).toEqual([]);
  });
});
