import {
  addressOf,
  existingBenefits,
  searchBenefits,
  similarBenefits,
} from "../../../admin/existing/existing-benefits.ts";
import { themeOfLabel } from "../../../contribution/validation/benefit-theme.ts";

const FILE = "benefits/javascript/";
const all = existingBenefits({
  institutions: {
    departement_gard: { name: "Département du Gard" },
    ville_nimes: { name: "Ville de Nîmes" },
  },
  benefits: [
    { file: `${FILE}a.yml`, label: "aide au permis de conduire", institution: "departement_gard" },
    { file: `${FILE}b.yml`, label: "bourse au permis de conduire", institution: "ville_nimes" },
    { file: `${FILE}c.yml`, label: "aide au BAFA", institution: "departement_gard" },
    { file: `${FILE}d.yml`, label: "aide au permis bateau", institution: "departement_gard", private: true },
    { file: `${FILE}e.yml`, institution: "departement_gard" },
  ],
});
const labels = (benefits: readonly { label: string }[]) => benefits.map(({ label }) => label);

describe("existing benefits", () => {
  it("are those that have a name and are shown", () => {
    expect(labels(all)).toEqual([
      "aide au permis de conduire",
      "bourse au permis de conduire",
      "aide au BAFA",
    ]);
    expect(all[1]?.institutionName).toBe("Ville de Nîmes");
    expect(addressOf(`${FILE}a.yml`)).toBe("#/collections/benefits_javascript/entries/a");
  });

  it("are similar when they share most words with a new one of the same institution", () => {
    const near = (label: string) => labels(similarBenefits(all, { label, institution: "departement_gard" }));
    expect(near("Aide au financement du permis de conduire")).toEqual(["aide au permis de conduire"]);
    expect(near("aides aux BAFA")).toEqual(["aide au BAFA"]);
    expect(near("aide")).toEqual([]);
    expect(near("aide au logement")).toEqual([]);
  });

  it("are similar without institution when they have all the words", () => {
    const near = (label: string) => labels(similarBenefits(all, { label, institution: "" }));
    expect(near("permis de conduire")).toEqual([
      "aide au permis de conduire",
      "bourse au permis de conduire",
    ]);
    expect(near("permis de conduire moto")).toEqual([]);
    // One word says too little.
    expect(near("aide au permis")).toEqual([]);
  });

  it("are found by name, institution and theme, those of the same theme first", () => {
    const none = { label: "", institution: "" };
    expect(labels(searchBenefits(all, "nimes permis", "", none))).toEqual(["bourse au permis de conduire"]);
    expect(labels(searchBenefits(all, "animation", "", none))).toEqual(["aide au BAFA"]);
    expect(labels(searchBenefits(all, "", "permis", none))).toHaveLength(2);
    const near = { label: "bourse au permis", institution: "" };
    expect(labels(searchBenefits(all, "", "", near))).toEqual([
      "bourse au permis de conduire",
      "aide au permis de conduire",
      "aide au BAFA",
    ]);
  });

  it("have the narrowest theme that their name speaks of", () => {
    expect(themeOfLabel("bourse au permis")).toBe("permis");
    expect(themeOfLabel("Bourse pour étudier à l’étranger")).toBe("etranger");
    expect(themeOfLabel("bourse des formations sanitaires")).toBe("sanitaire_social");
    expect(themeOfLabel("aide à l’achat d’un ordinateur")).toBe("numerique");
    expect(themeOfLabel("coup de pouce")).toBe("autre");
  });
});
