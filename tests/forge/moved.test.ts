import type { Forge } from "../../admin/forge/forge.ts";
import { forgeClient } from "../../admin/forge/forge-client.ts";
import { accessOf } from "../../admin/forge/github/github-access.ts";
import { GITHUB, headersOf } from "../../admin/forge/github/github-api.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { GitLabForge } from "../../admin/forge/gitlab/gitlab-forge.ts";
import { deskOver, NAME, save, TEXT } from "../desk/acts.ts";
import { gitHubApi, gitLabApi, openForge } from "../desk/forge-stores.ts";
import { VELO } from "../server/temporary-repository.ts";
import type { serveGitHub } from "./github-server.ts";
import type { serveGitLab } from "./gitlab-server.ts";

/** A repository that was renamed, or given to others, after the site of an admin was built for it. */
const FORMER = "anciens/anciennes-aides";
const EDITED = TEXT.replace("100", "200");

type Opened = Awaited<ReturnType<typeof openForge>>;

async function onGitHub(apiRoot: string): Promise<Forge> {
  const client = forgeClient({ name: GITHUB, apiRoot, headers: headersOf(async () => "Anne") });
  const place = { originRepo: FORMER, branch: "main", openAuthoringEnabled: false };
  const { repo } = await accessOf(client, place, { token: "Anne" });
  return new GitHubForge(gitHubApi(apiRoot, "Anne", repo));
}

async function onGitLab(apiRoot: string): Promise<Forge> {
  const api = gitLabApi(apiRoot, "Anne", FORMER);
  expect(await api.hasWriteAccess()).toBe(true);
  return new GitLabForge(api);
}

/** A desk of somebody for whom the repository is still where it was, as the login opens it. */
async function deskAtFormer(name: "GitHub" | "GitLab", opened: Opened) {
  const forge = await (name === "GitHub" ? onGitHub : onGitLab)(opened.served.address);
  return { desk: deskOver(opened.storeOver(forge)), forge };
}

const isMoved = ({ served }: Opened, former: string | undefined) => {
  if ("state" in served) (served as Awaited<ReturnType<typeof serveGitHub>>).state.formerName = former;
  else (served as Awaited<ReturnType<typeof serveGitLab>>).rules.formerPath = former;
};

describe.each(["GitHub", "GitLab"] as const)("a repository of %s that is elsewhere now", (name) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openForge(name);
    isMoved(opened, FORMER);
  });
  afterEach(() => opened.dispose());

  it("is edited and published as before by whoever logs in", async () => {
    const { desk, forge } = await deskAtFormer(name, opened);
    await desk.save(save(EDITED));
    expect(await forge.proposals()).toMatchObject([{ slug: NAME.slug, status: "draft" }]);
    await desk.setStatus(NAME, "pending_publish");
    await desk.publish(NAME, undefined);
    expect(`${opened.served.git.run("show", `main:${VELO}`)}\n`).toBe(EDITED);
    expect(await forge.proposals()).toEqual([]);
  });
});

describe("a page that was open while its project was moved on GitLab", () => {
  it("says where writing goes on, and loses nothing", async () => {
    const opened = await openForge("GitLab");
    isMoved(opened, FORMER);
    const forge = new GitLabForge(gitLabApi(opened.served.address, "Anne", FORMER));
    const desk = deskOver(opened.storeOver(forge));
    await expect(desk.save(save(EDITED))).rejects.toMatchObject({
      message: expect.stringMatching(/déplacé.*GitLab.*texte est toujours là.*rechargez la page/i),
    });
    await opened.dispose();
  });
});
