import type { ForgeGit } from "./forge-git.ts";
import { type Asked, type ForgePerson, Refused, type Route } from "./forge-server.ts";
import type { GitHubState, OtherRepository } from "./github-state.ts";

/** The small GitHub's repositories beside the one that is published, and who may do what in which. */

export const REPOSITORY = "/repos/([^/]+/[^/]+)";
const MAIN = "refs/heads/main";
const READ_ONLY = "Repository was archived so is read-only.";
const NOT_ACCESSIBLE = "Resource not accessible by personal access token";

export function route(method: string, path: string, answer: Route["answer"], status?: number): Route {
  return { method, path: new RegExp(`^${path}$`), answer, ...(status && { status }) };
}

/** Refuses what is asked of a repository that was renamed, is not there or not to be seen, holds nothing yet, or is archived. */
export function heedRepository(
  name: string,
  state: GitHubState,
  { method, path }: Route,
  asked: Asked,
): void {
  if (!path.source.replaceAll("\\/", "/").startsWith(`^${REPOSITORY}`)) return;
  const [repository = ""] = asked.parts;
  const now = state.moved.get(repository);
  if (now !== undefined) {
    const location = asked.address.replace(`/repos/${repository}`, `/repos/${now}`);
    throw new Refused(method === "GET" ? 301 : 307, "Moved Permanently", { location });
  }
  const found = repository === name ? state.facts : state.forks.get(repository);
  const isSeen = mayWrite(repository, asked.user) && (asked.user.scopes?.includes("repo") ?? true);
  const isHidden = found?.private && !isSeen;
  if (!found || isHidden) throw new Refused(404, "Not Found");
  if ("late" in found && found.late) {
    found.late -= 1;
    throw asked.address.includes("/git/")
      ? new Refused(409, "Git Repository is empty.")
      : new Refused(404, "Not Found");
  }
  if (found.archived && method !== "GET") throw new Refused(403, READ_ONLY);
}

/** The repository that a fork comes from, or a fork of it. */
function rootOf(state: GitHubState, repository: string): string {
  const parent = state.forks.get(repository)?.parent;
  return parent === undefined ? repository : rootOf(state, parent);
}

/** The fork that somebody has of a repository, or of another fork of it. */
export function copyOf(name: string, state: GitHubState, login: string): string | undefined {
  return [...state.forks.keys()].find(
    (one) =>
      one.startsWith(`${login}/`) && one !== rootOf(state, one) && rootOf(state, one) === rootOf(state, name),
  );
}

export function repositoryRoutes(git: ForgeGit, name: string, state: GitHubState): Route[] {
  const describe = (repository: string, user: ForgePerson) => {
    const parent = state.forks.get(repository)?.parent;
    const [login = ""] = repository.split("/");
    const { late: _, parent: __, ...facts }: OtherRepository = state.forks.get(repository) ?? state.facts;
    return {
      ...facts,
      full_name: repository,
      owner: { login },
      default_branch: state.main,
      permissions: { admin: false, pull: true, push: mayWrite(repository, user) },
      fork: parent !== undefined,
      ...(parent !== undefined && {
        parent: { full_name: parent },
        source: { full_name: rootOf(state, repository) },
      }),
    };
  };
  const fork = (login: string) => {
    const known = copyOf(name, state, login);
    if (known) return known;
    const wanted = `${login}/${name.split("/")[1]}`;
    const names = [wanted, ...[1, 2, 3].map((number) => `${wanted}-${number}`)];
    const made = names.find((one) => !state.forks.has(one)) ?? "";
    state.forks.set(made, { parent: name, late: state.forksLate });
    for (const branch of git.run("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").split("\n"))
      git.run("update-ref", referenceOf(name, made, branch), `refs/heads/${branch}`);
    return made;
  };
  return [
    route("GET", "/user", ({ user }) => ({ login: user.login, name: user.name })),
    route("GET", REPOSITORY, ({ parts: [repository = ""], user }) => describe(repository, user)),
    route("GET", `${REPOSITORY}/collaborators/([^/]+)/permission`, ({ user }) => {
      if (!user.mayWrite) throw new Refused(403, "Must have push access to view collaborator permission.");
      return { permission: "write" };
    }),
    route(
      "POST",
      `${REPOSITORY}/forks`,
      ({ user }) => {
        if (user.rights) throw new Refused(403, NOT_ACCESSIBLE);
        if (state.facts.allow_forking === false)
          throw new Refused(403, "The repository exists, but forking is disabled.");
        requireScope(user);
        return describe(fork(user.login), user);
      },
      202,
    ),
    route(
      "POST",
      `${REPOSITORY}/merge-upstream`,
      (asked) => {
        requireWrite(asked);
        const reference = referenceOf(name, asked.parts[0] ?? "", String(asked.body.branch));
        const before = git.find(reference);
        if (!before) throw new Refused(404, "Branch not found");
        if (!git.isAncestor(before, MAIN)) throw new Refused(409, "There are merge conflicts");
        const workflow = newWorkflow(git, reference, git.id(MAIN), asked.user);
        if (workflow !== undefined)
          throw new Refused(
            422,
            `refusing to allow a Personal Access Token to create or update workflow \`${workflow}\` without \`workflow\` scope`,
          );
        git.run("update-ref", reference, MAIN);
        return { merge_type: "fast-forward" };
      },
      200,
    ),
  ];
}

/** Refuses to have a branch hold a workflow file that no branch of its repository holds, as GitHub says it: not found. */
export function heedWorkflows(git: ForgeGit, reference: string, commit: string, user: ForgePerson): void {
  if (newWorkflow(git, reference, commit, user) !== undefined) throw new Refused(404, "Not Found");
}

function newWorkflow(git: ForgeGit, reference: string, commit: string, { scopes }: ForgePerson) {
  if (!scopes || scopes.includes("workflow")) return undefined;
  const heads = reference.slice(0, reference.indexOf("heads/") + "heads/".length);
  const branches = git.run("for-each-ref", "--format=%(objectname)", heads).split("\n").filter(Boolean);
  const known = new Set(branches.flatMap((one) => workflowsOf(git, one)));
  return workflowsOf(git, commit)
    .find((one) => !known.has(one))
    ?.split("\t")[1];
}

function workflowsOf(git: ForgeGit, commit: string): string[] {
  return git.run("ls-tree", "-r", commit, ".github/workflows/").split("\n").filter(Boolean);
}

export function mayWrite(repository: string, user: ForgePerson): boolean {
  return user.mayWrite || repository.startsWith(`${user.login}/`);
}

/** Refuses whoever may not write to the repository, or has a token that may not; `right` is what a fine-grained one needs. */
export function requireWrite({ parts: [repository = ""], user }: Asked, right = "contents"): void {
  const isGranted = user.rights?.includes(right) ?? true;
  if (!mayWrite(repository, user) || !isGranted) throw new Refused(403, NOT_ACCESSIBLE);
  requireScope(user);
}

/** Of a classic token without the scope that is needed, GitHub says that nothing is there. */
export function requireScope({ scopes }: ForgePerson): void {
  const isAllowed = scopes?.some((scope) => scope === "repo" || scope === "public_repo") ?? true;
  if (!isAllowed) throw new Refused(404, "Not Found");
}

/** Where a branch of the repository, or of a fork of it, is in the bare repository. */
export function referenceOf(name: string, repository: string, branch: string): string {
  return repository === name ? `refs/heads/${branch}` : `refs/forks/${repository}/heads/${branch}`;
}
