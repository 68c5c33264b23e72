import { Refusal } from "../../../contribution/desk/refusal.ts";
import { createTestRepository, entry, type TestRepository } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const WRITERS = Array.from({ length: 8 }, (_, i) => i);

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

/** Asks again, as a person is told to: on a slow machine, others may hold the index for longer than one waits. */
async function untilNotBusy(act: () => Promise<unknown>): Promise<void> {
  for (let isDone = false; !isDone; )
    isDone = await act().then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal && error.kind === "busy") return false;
        throw error;
      },
    );
}

describe("eight writers at once, each in a server of its own", () => {
  it("all publish, and nothing is lost", async () => {
    const repositories = await Promise.all(WRITERS.map(() => test.open()));
    await Promise.all(
      repositories.map(async (repository, i) => {
        await repository.saveEntry(entry(`region_test-n${i}`, `label: n${i}\n`, { newEntry: true }));
        await untilNotBusy(() => repository.publish(COLLECTION, `region_test-n${i}`));
      }),
    );
    for (const i of WRITERS) {
      expect(test.git("show", `main:benefits/javascript/region_test-n${i}.yml`)).toBe(`label: n${i}`);
    }
    expect(test.git("rev-list", "--count", "--merges", "main")).toBe("8");
    expect(test.git("branch", "--list", "cms/*")).toBe("");
    expect(test.git("status", "--porcelain")).toBe("");
  });

  it("saving the same draft all make their commit", async () => {
    const repositories = await Promise.all(WRITERS.map(() => test.open()));
    await Promise.all(
      repositories.map((repository, i) =>
        repository.saveEntry(entry("region_test-aide-velo", `label: n${i}\n`)),
      ),
    );
    expect(test.git("rev-list", "--count", `main..cms/${COLLECTION}/region_test-aide-velo`)).toBe("8");
  });

  it("creating the same entry: one succeeds, the others are told", async () => {
    const repositories = await Promise.all(WRITERS.map(() => test.open()));
    const results = await Promise.allSettled(
      repositories.map((repository, i) =>
        repository.saveEntry(entry("region_test-neuf", `label: n${i}\n`, { newEntry: true })),
      ),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toMatchObject({ kind: "collision" });
  });
});

describe("readers", () => {
  it("see the new commit at once, and a thousand blobs in one batch", async () => {
    const repository = await test.open();
    const texts = WRITERS.map((i) => `label: n${i}\n`);
    for (const [i, text] of texts.entries()) {
      const { commit } = await repository.saveEntry(
        entry(`region_test-n${i}`, text, { newEntry: true, workflow: false }),
      );
      expect((await repository.head())?.commit).toBe(commit);
    }
    const files = await repository.readFolder((await repository.head())?.commit, "benefits/javascript");
    expect(files.map(({ bytes }) => bytes.toString())).toEqual(expect.arrayContaining(texts));
  });

  it("go on after the processes that read were closed", async () => {
    const repository = await test.open();
    const reading = repository.readCollections((await repository.head())?.commit);
    await reading;
    repository.close();
    expect(await repository.readCollections((await repository.head())?.commit)).toHaveLength(4);
  });
});
