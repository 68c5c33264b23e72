import { createCatalogueReader } from "../../../scripts/start/catalogue-of-tree.ts";
import { createGate } from "../../../scripts/start/gate.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { territory } from "../../support/territory.ts";
import { createTestRepository, entry, type TestRepository } from "../temporary-repository.ts";

const SLUG = "ville_uzes-aide-au-bafa";
const BENEFIT = `benefits/javascript/${SLUG}.yml`;
const INSTITUTION = "institutions/ville_uzes.yml";
const COLLECTION = "benefits_javascript";

const TEXT = `label: aide au BAFA
institution: ville_uzes
prefix: l’
description: La ville rembourse une partie de votre première session de formation.
conditions_generales:
  - type: attached_to_institution
interestFlag: _interetBafa
type: bool
link: https://www.exemple.fr/aide
form: https://www.exemple.fr/demande
`;
const UZES = 'name: Ville d’Uzès\ntype: commune\ncode_insee: "30334"\ncode_siren: "213003346"\n';

let test: TestRepository;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository({ "institutions/etat.yml": "name: L’État\ntype: national\n" });
  repository = await test.open({ gate: createGate(territory, createCatalogueReader(), () => repository) });
});
afterEach(() => test.dispose());

const save = (institution = UZES, changes = {}) =>
  repository.saveEntry(
    entry(SLUG, TEXT, {
      newEntry: true,
      companions: [{ path: INSTITUTION, text: institution }],
      ...changes,
    }),
  );
const filesOf = (reference: string) => test.git("diff", "--name-only", "main", reference).split("\n");
const branch = `cms/${COLLECTION}/${SLUG}`;

describe("a new institution that comes with a benefit", () => {
  it("is in the same commit, passes the gate with it, and is published with it", async () => {
    const { commit = "" } = await save();
    expect(test.git("rev-parse", `${commit}^`)).toBe(test.git("rev-parse", "main"));
    expect(filesOf(branch)).toEqual([BENEFIT, INSTITUTION]);
    await repository.setStatus(COLLECTION, SLUG, "pending_publish");
    await repository.publish(COLLECTION, SLUG);
    expect(test.git("show", `main:${INSTITUTION}`)).toBe(UZES.trimEnd());
    expect(test.git("branch", "--list", "cms/*")).toBe("");
  });

  it("keeps the benefit out of review as long as it is wrong itself, and says which of the two is", async () => {
    await save("name: Ville d’Uzès\ntype: commune\n");
    const sent = repository.setStatus(COLLECTION, SLUG, "pending_review");
    await expect(sent).rejects.toMatchObject({
      kind: "refused",
      problems: [
        { file: BENEFIT, message: expect.stringMatching(/^ville_uzes-aide-au-bafa : /) },
        { file: INSTITUTION, message: expect.stringMatching(/^ville_uzes : /) },
      ],
    });
  });

  it("is changed by a later save, and goes when the benefit is for another institution", async () => {
    await save();
    await save(UZES.replace("Ville", "Commune"), { newEntry: false, unpublished: true });
    expect(test.git("show", `${branch}:${INSTITUTION}`)).toContain("Commune d’Uzès");
    const again = { newEntry: false, unpublished: true, companions: [], dropped: [INSTITUTION] };
    await save("", again);
    expect(filesOf(branch)).toEqual([BENEFIT]);
  });

  it("is not taken out when it was published before the draft began", async () => {
    await save("", { companions: [], dropped: ["institutions/etat.yml"] });
    expect(test.git("show", `${branch}:institutions/etat.yml`)).toContain("État");
  });

  it.each([
    ["published", async () => undefined, "institutions/etat.yml"],
    [
      "proposed by another draft",
      async () => {
        const other = { collection: "institutions", path: INSTITUTION, newEntry: true };
        await repository.saveEntry(entry("ville_uzes", UZES, other));
      },
      INSTITUTION,
    ],
  ])("is refused under the name of one that is %s", async (_, prepare, path) => {
    await prepare();
    await expect(save("", { companions: [{ path, text: UZES }] })).rejects.toMatchObject({
      kind: "collision",
    });
    expect(test.git("branch", "--list", `cms/${COLLECTION}/*`)).toBe("");
  });

  it.each([
    ["a benefit", "benefits/javascript/autre.yml"],
    ["a name that is not fit", "institutions/Uzès.yml"],
    ["a path outside the data", ".git/config"],
  ])("is refused when it is %s", async (_, path) => {
    await expect(save("", { companions: [{ path, text: UZES }] })).rejects.toMatchObject({ kind: "invalid" });
    await expect(save(UZES, { dropped: [`${path}/../x`] })).rejects.toMatchObject({ kind: "invalid" });
  });
});
