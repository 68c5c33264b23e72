import { profileSentence } from "../../../contribution/eligibility/sentences/profile-sentence.ts";
import { PROFILES } from "../../../contribution/model/schema.ts";
import { territory } from "../../support/territory.ts";

const say = (profile: unknown) => profileSentence(profile, { territory });
const year = { type: "annee_etude", values: ["terminale"] };
const adult = { type: "age", operator: ">=", value: 18 };

describe("a profile in one sentence", () => {
  it.each([
    [{ type: "apprenti" }, "être en apprentissage"],
    [{ type: "lyceen", conditions: [year] }, "être au lycée, en terminale"],
    [{ type: "lyceen", conditions: [adult] }, "être au lycée et avoir au moins 18 ans"],
    [
      { type: "lyceen", conditions: [{ type: "boursier" }, year] },
      "être au lycée, en terminale, et recevoir une bourse",
    ],
    [
      { type: "salarie", conditions: [{ ...adult, operator: "<=", value: 25 }, adult] },
      "être en emploi salarié et avoir entre 18 et 25 ans",
    ],
    [{ type: "salarie", conditions: [{ type: "zorro" }] }, "être en emploi salarié et condition à corriger"],
    [{ type: "parent", conditions: null }, "être parent"],
    [{ type: "zorro" }, "profil à corriger"],
    [{ type: "constructor" }, "profil à corriger"],
    ["lyceen", "profil à corriger"],
    [null, "profil à corriger"],
  ])("%j: « %s »", (profile, sentence) => {
    expect(say(profile)).toBe(sentence);
  });

  it("exists for every profile of the schemas", () => {
    for (const type of PROFILES.keys())
      expect([type, say({ type })]).toEqual([type, expect.stringMatching(/^être /)]);
  });
});
