import fc from "fast-check";
import { LONGEST_SLUG, slugOfBenefit, slugOfInstitution } from "../../contribution/model/slug.ts";
import { holds } from "../support/random.ts";

describe("the slug of a new benefit", () => {
  it("joins the institution's file name and the label, in plain letters", () => {
    expect(slugOfBenefit("departement_ain", "aide à l’achat d'un vélo")).toBe(
      "departement_ain-aide-a-l-achat-d-un-velo",
    );
    expect(slugOfBenefit("ville-de-vannes", "Bourse « Cœur » : étudiant·e (2e année)")).toBe(
      "ville-de-vannes-bourse-coeur-etudiant-e-2e-annee",
    );
  });

  it("does not depend on how accents are encoded", () => {
    expect(slugOfBenefit("caf_ain", "écolier".normalize("NFD"))).toBe("caf_ain-ecolier");
  });

  it("is empty while the institution or the label is missing", () => {
    expect(slugOfBenefit("", "aide")).toBe("");
    expect(slugOfBenefit("caf_ain", " … ")).toBe("");
  });

  it("is cut at a word, and stays short", () => {
    const slug = slugOfBenefit("region_bretagne", "aide ".repeat(40));
    expect(slug.length).toBeLessThanOrEqual(LONGEST_SLUG);
    expect(slug).toMatch(/-aide$/);
  });

  it("is made of a to z, digits, hyphens and underscores whatever is typed", () => {
    holds(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (institution, label) => {
        const slug = slugOfBenefit(institution, label);
        expect(slug).toMatch(/^([a-z0-9][a-z0-9_-]*[a-z0-9]|[a-z0-9]?)$/);
        expect(slug.length).toBeLessThanOrEqual(LONGEST_SLUG);
        expect(slugOfInstitution(institution).length).toBeLessThanOrEqual(LONGEST_SLUG);
      }),
    );
  });
});

describe("the slug of a new institution", () => {
  it("is its name in plain letters and underscores", () => {
    expect(slugOfInstitution("Mission locale - Val d’Oise (Est)")).toBe("mission_locale_val_d_oise_est");
  });

  it.each([
    ["Communauté d’agglomération du Puy-en-Velay", "ca_du_puy_en_velay"],
    ["Communauté de communes Pays d’Uzès", "cc_pays_d_uzes"],
    ["Département de l’Eure", "departement_eure"],
    ["Conseil départemental des Côtes-d’Armor", "departement_cotes_d_armor"],
    ["Région Île-de-France", "region_ile_de_france"],
    ["Ville d’Uzès", "ville_uzes"],
    ["Caisse d’allocations familiales du Gard", "caf_gard"],
    ["Métropole de Lyon", "metropole_lyon"],
    // The place is named like the article.
    ["Ville de La Rochelle", "ville_rochelle"],
    ["Régional", "regional"],
  ])("begins with its kind, abbreviated: %s", (name, slug) => {
    expect(slugOfInstitution(name)).toBe(slug);
  });
});
