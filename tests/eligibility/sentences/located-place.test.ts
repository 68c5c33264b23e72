import { eurosBeside } from "../../../contribution/eligibility/sentences/euros-beside.ts";
import { locatedPlace } from "../../../contribution/eligibility/sentences/located-place.ts";
import { secondPerson } from "../../../contribution/eligibility/sentences/second-person.ts";
import { territory } from "../../support/territory.ts";
import { plainSpaces } from "./plain-spaces.ts";

function said(kind: "region" | "department", code: string): string {
  const { preposition, name } = locatedPlace(kind, code, territory);
  return `${preposition} ${name}`;
}

describe("where one lives, in words", () => {
  it.each([
    ["74", "en Haute-Savoie"],
    ["73", "en Savoie"],
    ["93", "en Seine-Saint-Denis"],
    ["77", "en Seine-et-Marne"],
    ["35", "en Ille-et-Vilaine"],
    ["41", "en Loir-et-Cher"],
    ["47", "en Lot-et-Garonne"],
    ["975", "à Saint-Pierre-et-Miquelon"],
    ["21", "en Côte-d’Or"],
    ["2A", "en Corse-du-Sud"],
    ["26", "dans la Drôme"],
    ["80", "dans la Somme"],
    ["30", "dans le Gard"],
    ["01", "dans l’Ain"],
    ["06", "dans les Alpes-Maritimes"],
    ["75", "à Paris"],
    ["971", "en Guadeloupe"],
    ["974", "à La Réunion"],
    ["976", "à Mayotte"],
    ["984", "dans les Terres australes et antarctiques françaises"],
    ["989", "sur l’île de Clipperton"],
  ])("the department %s is « %s »", (code, words) => {
    expect(said("department", code)).toBe(words);
  });

  it.each([
    ["02", "en Martinique"],
    ["11", "en Île-de-France"],
    ["32", "dans les Hauts-de-France"],
    ["44", "dans le Grand Est"],
    ["52", "dans les Pays de la Loire"],
    ["93", "en Provence-Alpes-Côte d’Azur"],
  ])("the region %s is « %s »", (code, words) => {
    expect(said("region", code)).toBe(words);
  });

  it("has for every region and department words that agree with its official article", () => {
    const wrong: string[] = [];
    for (const kind of ["region", "department"] as const)
      for (const { code, name, article } of kind === "region"
        ? territory.regions()
        : territory.departments()) {
        const words = said(kind, code);
        if (name.includes("-et-")) continue;
        const isMasculineOrPlural = article === "le" || article === "les";
        if (isMasculineOrPlural !== / (le|les) /.test(words.slice(0, 9)) && code !== "984") wrong.push(words);
        if (!/^(à|en|dans (le|la|les) |dans l’|sur l’)/.test(words)) wrong.push(words);
      }
    expect(wrong).toEqual([]);
  });
});

describe("an amount beside a bound", () => {
  it.each([
    [600, 600, "de 600 €"],
    [700.08, 700, "de 700,08 €"],
    [600.4, 600, "de 600,40 €"],
    [600.003, 600, "d’un peu plus de 600 €"],
    [599.998, 600, "d’un peu moins de 600 €"],
    [1234.5, 600, "de 1 234,50 €"],
    [600.501, 600.5, "d’un peu plus de 600,50 €"],
  ])("%p beside %p is %p", (amount, bound, text) => {
    expect(plainSpaces(eurosBeside(amount, bound))).toBe(text);
  });
});

it("says to the person what an answer says of them", () => {
  expect(secondPerson("en cours d’achat de son premier logement")).toBe(
    "en cours d’achat de votre premier logement",
  );
  expect(secondPerson("à son compte")).toBe("à votre compte");
  expect(secondPerson("une personne en prison")).toBe("une personne en prison");
});
