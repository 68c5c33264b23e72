import fc from "fast-check";
import { LONGEST_SLUG, slugOfBenefit, slugOfInstitution } from "../../contribution/model/slug.ts";

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
    fc.assert(
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
    expect(slugOfInstitution("Communauté d’agglomération du Puy-en-Velay")).toBe(
      "communaute_d_agglomeration_du_puy-en-velay",
    );
  });
});
