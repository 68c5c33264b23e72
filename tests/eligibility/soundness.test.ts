import { explainBenefit } from "../../contribution/eligibility/answers/explain.ts";
import { simpleToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { checkData } from "../../contribution/validation/check-data.ts";
import { createContext } from "../../contribution/validation/context.ts";
import { sampleBenefit, sampleIndex, sampleInstitution } from "../support/samples.ts";
import { surroundings } from "../support/surroundings.ts";
import { territory } from "../support/territory.ts";
import { CRITERION_MUTATIONS, PROFILE_MUTATIONS, SOUND_PROFILES } from "../validation/mutations/criteria.ts";
import { ELIGIBILITY_MUTATIONS } from "../validation/mutations/eligibility.ts";

const catalogue = createContext(sampleIndex, territory);

/** Errors of a benefit that can be judged all the same: met by nobody, said twice, or contradictory. */
const JUDGED = new Set(["code-unknown", "commune-former", "values-duplicate", "age-contradiction"]);

const MUTATIONS = [
  ...SOUND_PROFILES,
  ...CRITERION_MUTATIONS,
  ...PROFILE_MUTATIONS,
  ...ELIGIBILITY_MUTATIONS,
].filter(({ kind }) => kind === "benefit-simple");

describe("what the validation refuses in the conditions of a benefit", () => {
  it.each(MUTATIONS)(
    "cannot be judged, for the same reason, and the rest can: $name",
    ({ name, changes }) => {
      const data = { ...sampleBenefit(), ...changes };
      const refused = checkData("benefit-simple", "departement_gard-aide-au-bafa", data, catalogue)
        .filter(({ severity, code }) => severity === "error" && !JUDGED.has(code))
        .filter(({ path }) => /^(conditions_generales|profils|interestFlag)$/.test(String(path[0])))
        .map(({ code, path }) => `${code} ${path.join(".")}`)
        // All that is accepted is excluded: nobody meets it, which can be judged.
        .filter((line) => !/^values-empty .*excludes$/.test(line));
      const benefit = simpleToJudge("aide", data, sampleInstitution());
      const answer = explainBenefit(benefit, { dateDeValeur: "2026-09-01" }, surroundings);
      const findings = answer.status === "error" ? answer.findings : [];
      const found = findings.map(({ code, path }) => `${code} ${path.join(".")}`);
      // A key in which nothing is written asks nothing.
      if (!/empty key/.test(name)) expect(found.slice(0, 1)).toEqual(refused.slice(0, 1));
      for (const { message, severity } of findings) {
        expect(message).toMatch(/^[A-ZÀÉ«].*[.?]( |$)/);
        expect(message).not.toContain("undefined");
        expect(severity).toBe("error");
      }
    },
  );

  it("makes that benefit an error, never another", () => {
    const [broken, sound] = [{ conditions_generales: [{ type: "zorro" }] }, {}].map((changes) =>
      explainBenefit(simpleToJudge("aide", changes, undefined), { dateDeValeur: "2026-09-01" }, surroundings),
    );
    expect(broken).toMatchObject({ status: "error", findings: [{ code: "criterion-unknown" }] });
    expect(sound).toMatchObject({ status: "eligible" });
  });

  it.each([
    ["of an institution that nobody knows", undefined],
    ["of a national institution", { type: "national" }],
    ["of a department without code", { type: "departement" }],
    ["of a CAF without departments", { type: "caf", departments: [] }],
  ] as const)("is the territory %s", (_name, institution) => {
    const data = { conditions_generales: [{ type: "not", value: { type: "attached_to_institution" } }] };
    const benefit = simpleToJudge("aide", data, institution as Parameters<typeof simpleToJudge>[2]);
    const answer = explainBenefit(benefit, { dateDeValeur: "2026-09-01" }, surroundings);
    expect(answer).toMatchObject({
      status: "error",
      findings: [{ code: "attached-meaningless", path: ["conditions_generales", 0, "value"] }],
    });
  });
});
