import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type Behaviour, smallEngine } from "../../openfisca/small-engine.ts";
import { ROOT, repositoryWithData, runToEnd } from "../../support/command.ts";

const FILE = "benefits/openfisca/etat-aide-a-la-mobilite-en-master.yml";
const EXAMPLES = `exemples:
  - nom: Étudiant de 22 ans
    situation:
      dateDeValeur: "2026-09-01"
      demandeur:
        date_naissance: "2004-03-12"
    resultat: eligible
`;

const MASTER = {
  entity: "individu",
  definitionPeriod: "MONTH",
  valueType: "Float",
  formulas: { "2017-01-01": {} },
};

/** What the validation of one file says, beside an engine that lives in this process. */
async function validate(
  behaviour: Behaviour,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { directory } = repositoryWithData();
  appendFileSync(join(directory, FILE), EXAMPLES);
  const engine = await smallEngine(behaviour);
  const args = ["validate", "--data", directory, "--openfisca", engine.address, join(directory, FILE)];
  const child = spawn(process.execPath, [join(ROOT, "scripts/run.cjs"), ...args]);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += String(chunk);
    });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  await engine.close();
  expect(engine.complaints).toEqual([]);
  return { code, said };
}

it("holds the examples of complex benefits against what OpenFisca computes", async () => {
  const described = { aide_mobilite_master: MASTER };
  const agreed = await validate({ described, values: { aide_mobilite_master: 1000 } });
  expect(agreed).toEqual({ code: 0, said: expect.stringContaining("0 erreur") });
  const contradicted = await validate({ described, values: { aide_mobilite_master: 0 } });
  expect(contradicted).toEqual({ code: 1, said: expect.stringContaining("mais OpenFisca répond") });
});

it("says what an example does not answer, and that the calculation depends on", async () => {
  const described = { aide_mobilite_master: MASTER };
  const reads = { aide_mobilite_master: ["annee_etude", "boursier"] };
  const { code, said } = await validate({ described, values: { aide_mobilite_master: 0 }, reads });
  expect(code).toBe(1);
  expect(said).toContain("il manque une réponse pour conclure : « Année d’études ». Complétez la personne");
});

it("holds variables, their group and their period against the running engine", async () => {
  const unknown = await validate({ values: { aide_mobilite_master: 1000 } });
  expect(unknown).toEqual({ code: 1, said: expect.stringContaining("[variable-unknown]") });
  const values = { aide_mobilite_master: 1000 };
  const described = { aide_mobilite_master: { ...MASTER, entity: "famille", definitionPeriod: "YEAR" } };
  const { code, said } = await validate({ values, described });
  expect(code).toBe(1);
  expect(said).toContain("[variable-entity]");
  expect(said).toContain("[variable-period]");
});

it("could not run where the engine does not answer, or is something else", async () => {
  const elsewhere = runToEnd("validate", "--openfisca", "http://127.0.0.1:1");
  expect([elsewhere.status, elsewhere.stderr]).toEqual([2, expect.stringContaining("did not answer")]);
  const { code, said } = await validate({ always: { status: 200, text: "<html>" } });
  expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining("did not answer") });
});

it.each([["--changed", "HEAD"], ["--fix"]])("goes not with %s", (...others) => {
  const { status, stderr } = runToEnd("validate", "--openfisca", "http://127.0.0.1:2000", ...others);
  expect([status, stderr]).toEqual([2, expect.stringContaining("neither --changed nor --fix")]);
});
