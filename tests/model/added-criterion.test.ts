import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import { callIn, changeSchema, generate, rewrite, throwawayCopy } from "./throwaway.ts";

const TYPE = "ne_un_lundi";
const QUESTION = "_ne_un_lundi";
const EXAMPLE = { type: TYPE };

/** What the compiler asks for: a branch and a question of the schemas, a judge, a sentence. */
function addHalf(copy: string): void {
  const title = "Permis de conduire";
  changeSchema(copy, "criterion", ({ $defs }) => {
    const type = { const: TYPE, title: "Type de condition", description: "Ce que la condition regarde." };
    const half = { additionalProperties: false, required: ["type"], properties: { type } };
    const branch = { type: "object", title, description: "Avoir le permis.", examples: [EXAMPLE] };
    Object.assign($defs, { [TYPE]: { ...branch, ...half, "x-theme": "situation" } });
    $defs.general?.oneOf.push({ $ref: `#/$defs/${TYPE}` });
  });
  changeSchema(copy, "situation", ({ properties }) => {
    const question = { type: "boolean", title, description: "La personne a le permis.", examples: [true] };
    Object.assign(properties.demandeur?.properties ?? {}, { [QUESTION]: question });
  });
  const conditions = "contribution/eligibility/judging/conditions.ts";
  writeFileSync(
    join(copy, "contribution/eligibility/conditions/ne-un-lundi.ts"),
    `import { answeredYes } from "../judging/answered.ts";
export const neUnLundi = () => answeredYes("demandeur.${QUESTION}", { yes: "vous l’avez", no: "vous ne l’avez pas" });
`,
  );
  rewrite(copy, conditions, "  age,\n", `  age,\n  ${TYPE}: neUnLundi,\n`);
  rewrite(
    copy,
    conditions,
    "import { age }",
    'import { neUnLundi } from "../conditions/ne-un-lundi.ts";\nimport { age }',
  );
  const sentences = "contribution/eligibility/sentences/situation.ts";
  rewrite(
    copy,
    sentences,
    "  taux_incapacite(",
    `  ${TYPE}: (_criterion, negated) => ({ verb: "avoir", rest: "le permis de conduire", negated }),\n  taux_incapacite(`,
  );
  generate(copy);
}

/** What makes it whole. */
function addRest(copy: string): void {
  const audience = "contribution/review/audience";
  rewrite(
    copy,
    "contribution/eligibility/trials/personas.ts",
    "  stagiaire: false,",
    `  stagiaire: false,\n  ${QUESTION}: false,`,
  );
  rewrite(
    copy,
    `${audience}/grid.ts`,
    "      stagiaire: false,",
    `      stagiaire: false,\n      ${QUESTION}: false,`,
  );
  rewrite(
    copy,
    `${audience}/choice-axes.ts`,
    "  beneficiaire_rsa: {",
    `  ${TYPE}: { yes: "ont le permis", no: "n’ont pas le permis", put: ({ demandeur }, value) => { demandeur.${QUESTION} = value; } },\n  beneficiaire_rsa: {`,
  );
  rewrite(
    copy,
    "scripts/bench/eligibility/plain-reading.ts",
    '    case "not":',
    `    case "${TYPE}":\n      return yesOrNo(person.answer("demandeur.${QUESTION}"));\n    case "not":`,
  );
}

describe("a criterion added by the recipe", () => {
  let copy: string;
  const asked = () => {
    const places = readFileSync(join(copy, TERRITORY_FILE), "utf8");
    return callIn(copy, "tests/model/harness/harness.tsx", "criterion", { places, type: TYPE });
  };

  beforeAll(() => {
    copy = throwawayCopy();
    addHalf(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("is refused while it is but half there, and a review says that it does not know", async () => {
    expect(await asked()).toEqual({
      wanting: ["persona answers", "plain reading", "axis"],
      review: [
        "On ne peut pas dire pour qui : les situations types ne répondent pas à « Permis de conduire ».",
      ],
    });
  });

  it("is whole once all parts are there, and its contrary is reviewed in words", async () => {
    addRest(copy);
    expect(await asked()).toEqual({
      wanting: [],
      review: ["Les personnes qui ont le permis ne seraient plus éligibles."],
    });
  });
});
