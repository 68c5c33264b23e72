import fc from "fast-check";
import { explainBenefit } from "../../contribution/eligibility/answers/explain.ts";
import { simpleToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { coverageOf } from "../../contribution/territory/coverage.ts";
import { departmentOf } from "../../contribution/territory/department-of.ts";
import { holds } from "../support/random.ts";
import { surroundings } from "../support/surroundings.ts";
import { territory } from "../support/territory.ts";

const COMMUNES = [...territory.communes()].filter(({ epci }) => epci !== undefined);

/** A commune of two departments that share an EPCI, so that criteria meet often. */
const commune = fc.constantFrom(...COMMUNES.filter(({ department }) => ["30", "84"].includes(department)));

const listed = commune.chain(({ code, department, region, epci = "" }) =>
  fc.constantFrom(
    { type: "communes", values: [code] },
    { type: "departements", values: [department] },
    { type: "regions", values: [region] },
    { type: "epcis", values: [epci] },
    { type: "excluded_epcis", values: [epci] },
    { type: "attached_to_institution" },
  ),
);
const criterion = fc.oneof(
  listed,
  listed.map((value) => ({ type: "not", value })),
);

describe("the coverage of a benefit", () => {
  it("is where people are eligible, and nowhere else", () => {
    const institution = { type: "epci", code_siren: "200034692" } as const;
    holds(
      fc.property(fc.array(criterion, { maxLength: 3 }), commune, (criteria, { code }) => {
        const benefit = simpleToJudge("aide", { conditions_generales: criteria, type: "bool" }, institution);
        const { status } = explainBenefit(
          benefit,
          { dateDeValeur: "2026-09-01", menage: { depcom: code } },
          surroundings,
        );
        const covered = coverageOf(criteria, institution, territory).departments.get(departmentOf(code));
        const isCovered = covered !== undefined && (covered.isWhole || covered.communes.includes(code));
        expect(status).toBe(isCovered ? "eligible" : "not-eligible");
      }),
    );
  });
});
