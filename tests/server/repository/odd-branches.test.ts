import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createServer } from "../../../server/http/create-server.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const ODD = "region_test-aide-bus";
const GOOD = "region_test-aide-velo";
const TEXT = String(FILES[VELO]).replace("100", "200");
const SIGNED = "author A <a@b.fr> 1700000000 +0000\ncommitter A <a@b.fr> 1700000000 +0000\n\nX\n";
/** With one of these, git exchanges nothing at all. */
const MALFORMED = "a malformed commit";
const MISSING = "12".repeat(20);

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => {
  // git is asked at the end whether all is well.
  writeFileSync(refFile(), `${test.git("rev-parse", "main")}\n`);
  test.git("prune", "--expire=now");
  test.dispose();
});

const refFile = () => join(test.directory, ".git/refs/heads/cms", COLLECTION, ODD);

/** Stores an object that git itself would not make. */
function made(type: string, content: string): string {
  const args = ["-C", test.directory, "hash-object", "-t", type, "-w", "--stdin", "--literally"];
  return execFileSync("git", args, { input: content, encoding: "utf8" }).trim();
}

/** What a branch may hold that no draft is, from a cut of power or from another tool. */
const ODDITIES: readonly (readonly [what: string, make: () => string])[] = [
  ["nothing", () => ""],
  ["what is no name of a commit", () => "abîmé"],
  ["zeros", () => "0".repeat(40)],
  ["a commit that is not there", () => MISSING],
  ["a file", () => test.git("rev-parse", `main:${VELO}`)],
  ["a folder", () => test.git("rev-parse", "main^{tree}")],
  [
    "a tag",
    () =>
      made(
        "tag",
        `object ${test.git("rev-parse", "main")}\ntype commit\ntag v1\ntagger A <a@b.fr> 1 +0000\n\nX\n`,
      ),
  ],
  [
    "a commit after one that is not there",
    () => made("commit", `tree ${tree()}\nparent ${MISSING}\n${SIGNED}`),
  ],
  ["a commit after a file", () => made("commit", `tree ${tree()}\nparent ${blob()}\n${SIGNED}`)],
  [
    "a commit whose folder is not there",
    () => made("commit", `tree ${MISSING}\nparent ${main()}\n${SIGNED}`),
  ],
  ["a commit whose folder is a file", () => made("commit", `tree ${blob()}\nparent ${main()}\n${SIGNED}`)],
  [`${MALFORMED} without a folder`, () => made("commit", `parent ${main()}\n${SIGNED}`)],
  [`${MALFORMED} in all`, () => made("commit", "abîmé\n")],
];
const main = () => test.git("rev-parse", "main");
const tree = () => test.git("rev-parse", "main^{tree}");
const blob = () => test.git("rev-parse", `main:${VELO}`);

function makeOdd(held: string): void {
  mkdirSync(dirname(refFile()), { recursive: true });
  writeFileSync(refFile(), held && `${held}\n`);
}

it("A branch that cannot be read shows as such on the board, beside the others", async () => {
  const repository = await test.open();
  await repository.saveEntry(entry(GOOD, TEXT));
  repository.close();
  for (const [what, make] of ODDITIES) {
    makeOdd(make());
    const server = await createServer({
      repository: await test.open(),
      adminDirectory: test.folder(),
      logError: () => undefined,
      notify: () => undefined,
    });
    const response = await server.inject({
      method: "POST",
      url: "/api/v1",
      payload: { action: "unpublishedEntries", params: { details: true } },
    });
    await server.close();
    const shown = [response.json()].flat().map(({ slug, damaged }) => [slug, damaged !== undefined]);
    expect([what, response.statusCode, ...shown]).toEqual([what, 200, [ODD, true], [GOOD, false]]);
  }
});

it("and keeps no other from being sent to the remote, or is said to", async () => {
  const remote = test.remote("equipe");
  const seen = await test.open({ remote: "equipe" });
  let amount = 200;
  for (const [what, make] of ODDITIES) {
    makeOdd(make());
    amount += 1;
    await seen.saveEntry(entry(GOOD, TEXT.replace("200", String(amount)), { unpublished: amount > 201 }));
    const state = await seen.sync?.run();
    if (what.startsWith(MALFORMED)) {
      expect([what, state?.reason]).toEqual([what, expect.stringContaining("git fsck")]);
      continue;
    }
    const text = test.gitIn(remote, "show", `cms/${COLLECTION}/${GOOD}:${VELO}`);
    expect([what, text]).toEqual([what, expect.stringContaining(`montant: ${amount}`)]);
  }
});
