import { load } from "js-yaml";
import { conditionRows, rowSentence } from "../../../contribution/eligibility/sentences/condition-rows.ts";
import { eligibilitySummary } from "../../../contribution/eligibility/sentences/eligibility-summary.ts";
import { profileSentence } from "../../../contribution/eligibility/sentences/profile-sentence.ts";
import { ROOT } from "../../../scripts/root.ts";
import { CORPUS, readTree } from "../../support/corpus.ts";
import { territory } from "../../support/territory.ts";
import { plainSpaces } from "./plain-spaces.ts";

const context = { territory };
const say = (benefit: object) => plainSpaces(eligibilitySummary(benefit, context));

const FROM = { type: "age", operator: ">=", value: 16 };
const TO = { type: "age", operator: "<=", value: 25 };
const GARD = { type: "departements", values: ["30"] };
const APPRENTICE = { type: "apprenti" };
const SEEKER = { type: "chomeur" };
const FINAL_YEAR = { type: "lyceen", conditions: [{ type: "annee_etude", values: ["terminale"] }] };
const GRANTED = { type: "lyceen", conditions: [{ type: "boursier" }] };

describe("the whole eligibility in one paragraph", () => {
  it.each([
    [{}, "Tout le monde peut en bénéficier."],
    [{ conditions_generales: [], profils: null }, "Tout le monde peut en bénéficier."],
    [
      { conditions_generales: [FROM, TO, GARD], profils: [APPRENTICE, SEEKER] },
      "Peut en bénéficier toute personne qui a entre 16 et 25 ans et habite dans le Gard, et qui est en apprentissage ou en recherche d’emploi.",
    ],
    [
      { conditions_generales: [FROM, GARD, { type: "not", value: { type: "beneficiaire_rsa" } }] },
      "Peut en bénéficier toute personne qui a au moins 16 ans, qui habite dans le Gard et qui ne reçoit pas le RSA.",
    ],
    [{ profils: [FINAL_YEAR] }, "Peut en bénéficier toute personne qui est au lycée, en terminale."],
    [
      { profils: [FINAL_YEAR, APPRENTICE, GRANTED, SEEKER] },
      "Peut en bénéficier toute personne qui soit est en apprentissage ou en recherche d’emploi, soit est au lycée, en terminale, soit est au lycée et reçoit une bourse.",
    ],
    [
      { interestFlag: "_interetBafa", conditions_generales: [GARD] },
      "Peut en bénéficier toute personne qui habite dans le Gard. L’aide n’est montrée qu’aux personnes intéressées par le BAFA ou le BAFD.",
    ],
    [
      { conditions_generales: [GARD, "oups"], profils: [{ type: "zorro" }] },
      "Peut en bénéficier toute personne qui habite dans le Gard. 2 conditions sont à corriger.",
    ],
    [{ conditions_generales: "oups", interestFlag: 3 }, "Une condition est à corriger."],
  ])("%j: « %s »", (benefit, paragraph) => {
    expect(say(benefit)).toBe(paragraph);
  });
});

/** Sentences that say no name: a gap, a key of the data, a code where a name is due. */
const NAMELESS = /undefined|null|NaN|\[object|_|inconnue? \(|\(\)| {2}| ,| \./;

describe.each([ROOT, ...(CORPUS ? [CORPUS] : [])])("the sentences of the files in %s", (root) => {
  const benefits = readTree(root).filter(({ path }) => path.startsWith("benefits/javascript/"));

  it("have a name for everything", () => {
    const odd: string[] = [];
    for (const { path, text } of benefits) {
      // Every file of both trees is a mapping.
      const data = load(text) as Record<string, unknown>;
      const general = listOf(data.conditions_generales);
      const sentences = [
        eligibilitySummary(data, context),
        ...conditionRows(general).map((row) => rowSentence(general, row, context)),
        ...listOf(data.profils).map((profile) => profileSentence(profile, context)),
      ];
      odd.push(...sentences.filter((sentence) => NAMELESS.test(sentence)).map((said) => `${path}: ${said}`));
    }
    expect(benefits.length).toBeGreaterThan(0);
    expect(odd).toEqual([]);
  });
});

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
