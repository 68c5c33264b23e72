import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryWithData, start } from "../../support/command.ts";

const { directory, git } = repositoryWithData();
const AUTHOR = { name: "Maëlys Secrète", email: "maelys.secrete@example.org" };
const [PATH = ""] = git("ls-tree", "--name-only", "main", "benefits/javascript/").split("\n");
const slugOf = (path: string) => path.slice(path.lastIndexOf("/") + 1, -".yml".length);

describe("what the server prints", () => {
  it("names nobody, and repeats nothing of what was sent", async () => {
    const server = await start(directory, "--verbose");
    const ask = async (action: string, params: object) => {
      const response = await fetch(new URL("/api/v1", server.address), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ action, params, author: AUTHOR }),
      });
      await response.text();
      return response.status;
    };
    const slug = slugOf(PATH);
    const name = { collection: "benefits_javascript", slug };
    const raw = `${git("show", `main:${PATH}`)}\nsecret: MOT-DE-PASSE\n`;
    const save = { dataFiles: [{ path: PATH, slug, raw }], assets: [], options: { useWorkflow: true } };
    expect(await ask("persistEntry", save)).toBe(200);
    expect(await ask("addNote", { ...name, note: { author: "x", content: "MOT-DE-PASSE" } })).toBe(200);
    expect(await ask("publishUnpublishedEntry", name)).toBe(422);
    expect(await ask("getEntry", { path: "../MOT-DE-PASSE" })).toBe(422);
    // A disk that fails: what a draft holds cannot be read any more.
    const [other = ""] = git("ls-tree", "--name-only", "main", "benefits/openfisca/").split("\n");
    git("checkout", "--quiet", "-b", `cms/benefits_openfisca/${slugOf(other)}`);
    appendFileSync(join(directory, other), "# MOT-DE-PASSE\n");
    git("commit", "--quiet", "--all", "--message", "MOT-DE-PASSE");
    const blob = git("rev-parse", `HEAD:${other}`);
    rmSync(join(directory, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    const draft = { collection: "benefits_openfisca", slug: slugOf(other), details: true };
    expect(await ask("unpublishedEntry", draft)).toBe(500);
    expect(await ask("MOT-DE-PASSE", {})).toBe(422);
    await (await fetch(new URL("/api/v1?MOT-DE-PASSE", server.address))).text();
    await server.stop();
    expect(server.printed()).toContain("Contribution edits");
    expect(server.printed()).toMatch(/^POST \/api\/v1 persistEntry 200 \d+ ms$/m);
    expect(server.printed()).toMatch(/^POST \/api\/v1 publishUnpublishedEntry 422 \d+ ms$/m);
    expect(server.printed()).toMatch(/^GET \/api\/v1 404 \d+ ms$/m);
    for (const word of [AUTHOR.name, AUTHOR.email, "Maëlys", "MOT-DE-PASSE"])
      expect(server.printed()).not.toMatch(new RegExp(word));
  });
});

it("A server goes on when nobody reads any more what it prints", async () => {
  const server = await start(directory, "--verbose");
  server.leave();
  for (let asked = 0; asked < 3; asked += 1)
    expect((await fetch(new URL("/api/catalogue-rows", server.address))).status).toBe(200);
  await server.stop();
});
