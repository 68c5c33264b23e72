import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createForgeNotes } from "../../admin/forge/forge-notes.ts";
import { GitHubApi } from "../../admin/forge/github/github-api.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { GitLabApi } from "../../admin/forge/gitlab/gitlab-api.ts";
import { GitLabForge } from "../../admin/forge/gitlab/gitlab-forge.ts";
import { readNoteBody, writeNoteBody } from "../../admin/forge/note-body.ts";
import type { NoteWrite } from "../../contribution/desk/store.ts";

const NAME = { collection: "benefits_javascript", slug: "region_test-aide-velo" };
const access = { branch: "main", repo: "alix/aides", cmsLabelPrefix: "", token: async () => "jeton" };
const DESCRIPTION = `This issue tracks notes for entry: \`${NAME.collection}/${NAME.slug}\``;

/** A forge of which only some answers are known: by method and path, the path of a repository being left out. */
async function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const server = createServer(({ method, url = "" }, response) => {
    const path = decodeURIComponent(url.split("?")[0] ?? "").replace(/^\/(repos|projects)\/\w+\/\w+/, "");
    asked.push(`${method} ${decodeURIComponent(url)}`);
    const answer = answers[`${method} ${path}`];
    const status = typeof answer === "number" ? answer : 200;
    response.writeHead(answer === undefined ? 404 : status).end(JSON.stringify(status < 400 ? answer : {}));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = { originRepo: "asso/aides", squashMerges: false, useOpenAuthoring: true };
  const github = new GitHubForge(new GitHubApi({ ...access, ...own, apiRoot }));
  const gitlab = new GitLabForge(new GitLabApi({ ...access, apiRoot, refresh: async () => undefined }));
  const close = () => new Promise((done) => server.close(done).closeAllConnections());
  return { asked, close, github: createForgeNotes(() => github), gitlab: createForgeNotes(() => gitlab) };
}

const issue = (number: number, body = DESCRIPTION) => ({ number, body, html_url: `http://forge/${number}` });
const comment = (id: number, body: string, login: string | null = "anne") => ({
  ...{ id, body, created_at: `2026-01-0${id}T00:00:00Z`, user: login === null ? null : { login } },
});
const note: NoteWrite = {
  ...NAME,
  after: { author: "", content: "À relire", resolved: false },
  subject: async () => "",
  outcome: () => ({}),
};

describe("notes on GitHub", () => {
  it("of two threads that were opened at once are all read, in the published repository", async () => {
    const other = issue(3, DESCRIPTION.replace("velo`", "velo-neuf`"));
    const { github, asked, close } = await answering({
      "GET /issues": [issue(2), other, issue(1)],
      "GET /issues/1/comments": [comment(2, "Deux")],
      "GET /issues/2/comments": [comment(1, "Un", null), comment(3, "  ")],
    });
    const said = (await github.notes(NAME)).map(({ author, content }) => [author, content]);
    expect(said).toEqual([
      ["ghost", "Un"],
      ["anne", "Deux"],
    ]);
    expect(asked.filter((request) => request.includes("alix"))).toEqual([]);
    expect(asked.filter((request) => request.includes("/search/"))).toEqual([]);
    await close();
  });

  it("are written into the oldest thread that is there, so that an entry has one page of them", async () => {
    const { github, asked, close } = await answering({
      "GET /issues": [issue(2), issue(1)],
      "POST /issues/1/comments": comment(1, "À relire"),
    });
    expect(await github.writeNote(note)).toMatchObject({ content: "À relire", author: "anne" });
    expect(asked.filter((request) => request.startsWith("POST"))).toEqual([
      "POST /repos/asso/aides/issues/1/comments",
    ]);
    await close();
  });

  it("are searched for where there are more threads than a list names", async () => {
    const others = Array.from({ length: 100 }, (_, at) => issue(at + 100, "autre"));
    const { github, asked, close } = await answering({
      "GET /issues": others,
      "GET /search/issues": { items: [issue(7)] },
      "GET /issues/7/comments": [comment(1, "Ancienne")],
    });
    expect(await github.notes(NAME)).toMatchObject([{ content: "Ancienne" }]);
    expect(asked[1]).toContain(
      `repo:asso/aides is:issue label:decap-cms-notes "${NAME.collection}/${NAME.slug}"`,
    );
    await close();
  });

  it("are none where issues are closed, and one that is written is refused with what to do", async () => {
    const { github, close } = await answering({ "GET /issues": 410, "POST /issues": 410 });
    expect(await github.notes(NAME)).toEqual([]);
    await expect(github.writeNote(note)).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/Issues.*sont fermées.*Demandez à l’équipe/),
    });
    await close();
  });
});

it("What GitLab says itself in a thread is no note", async () => {
  const author = { username: "anne" };
  const said = { id: 1, body: "Vu", author, created_at: "2026-01-01T00:00:00Z", system: false };
  const { gitlab, close } = await answering({
    "GET /issues": [{ iid: 4, description: DESCRIPTION, web_url: "http://forge/4" }],
    "GET /issues/4/notes": [{ ...said, id: 2, body: "added ~label", system: true }, said],
  });
  expect(await gitlab.notes(NAME)).toMatchObject([{ id: "1", author: "anne", content: "Vu" }]);
  await close();
});

describe("a note in a comment", () => {
  it("keeps what others wrote of it, and no word of it ends what is not shown", () => {
    const theirs = `<!-- DecapCMS Note {"resolved":false,"author":"Jean-Luc","authorId":"7"} -->\nVu`;
    expect(readNoteBody(theirs)).toEqual({ content: "Vu", resolved: false, author: "Jean-Luc" });
    const odd = ["a--b", "-----", "-->"];
    const written = writeNoteBody({ content: "Vu --> deux", resolved: true, intentions: odd }, theirs);
    expect(written.indexOf("-->")).toBe(written.indexOf("\n") - 3);
    expect(readNoteBody(written)).toEqual({
      ...{ content: "Vu --> deux", resolved: true, author: "Jean-Luc", intentions: odd },
    });
  });

  it.each([
    ["typed on the forge", "Vu là-bas", { content: "Vu là-bas", resolved: false }],
    ["of an older Decap", "<!-- DecapCMS Note - Status: RESOLVED -->\nVu", { content: "Vu", resolved: true }],
    [
      "changed by hand",
      `<!-- DecapCMS Note {"resolved":2,"author":[]} -->\nVu`,
      { content: "Vu", resolved: false },
    ],
    [
      "broken by hand",
      "<!-- DecapCMS Note {oups} -->",
      { content: "<!-- DecapCMS Note {oups} -->", resolved: false },
    ],
    ["without a word", `<!-- DecapCMS Note {"resolved":true} -->\n `, undefined],
  ])("%s is read", (_, body, expected) => {
    expect(readNoteBody(body)).toEqual(expected);
  });
});
