import { contractOf } from "./contract/contract.ts";
import { ForgeGit } from "./forge-git.ts";
import {
  type Asked,
  type ForgePerson,
  Refused,
  type Route,
  type RunningForge,
  serveForge,
} from "./forge-server.ts";
import {
  copyOf,
  heedRepository,
  heedWorkflows,
  REPOSITORY,
  referenceOf,
  repositoryRoutes,
  requireScope,
  requireWrite,
  route,
} from "./github-forks.ts";
import { createGitHubGraphql } from "./github-graphql.ts";
import type { GitHubState, PullRequest, StoredComment } from "./github-state.ts";

const mainOf = ({ main }: Pick<GitHubState, "main">) => `refs/heads/${main}`;

/** Of files with more bytes, GitHub gives the contents by their id alone. */
const LARGE = 1_000_000;

/**
 * A small GitHub over a real bare repository. Forks are references of the same repository, as GitHub's are objects of
 * one network. It speaks: user; a repository, permissions; branches; trees, blobs, commits, contents; references
 * (create, move forward only, delete, matching); compare; pull requests (list, create, read, close, reopen, merge with
 * 405 and 409); labels; forks, merge-upstream; notes' issues, comments and search; GraphQL (see github-graphql.ts).
 * Conditional requests, statuses and reviews are not there.
 */
export async function serveGitHub(
  directory: string,
  name: string,
  people: ReadonlyMap<string, ForgePerson>,
): Promise<RunningForge & { readonly git: ForgeGit; readonly state: GitHubState }> {
  const git = new ForgeGit(directory);
  const state: GitHubState = {
    pulls: [],
    forks: new Map(),
    moved: new Map(),
    forksLate: 0,
    facts: {},
    issues: [],
    comments: [],
    protectedBranch: false,
    methods: ["merge", "squash", "rebase"],
    ruleset: undefined,
    formerName: undefined,
    ...{ main: "main", formerMain: undefined },
    ...{ lag: 0, checking: 0 },
  };
  const graphql = createGitHubGraphql(git, name, state);
  const routes = [
    ...objectRoutes(git),
    ...referenceRoutes(git, name, state),
    ...pullRoutes(git, name, state),
    route("POST", "/graphql", ({ body, user }) => graphql(body, user), 200),
    ...repositoryRoutes(git, name, state),
    ...noteRoutes(state),
  ].map((one) => ({
    ...one,
    answer: (asked: Asked) => {
      heedRepository(name, state, one, asked);
      return one.answer(asked);
    },
  }));
  const contract = contractOf("github");
  const aliased = (path: string) => path.replace(/^\/repositories\/1\b/, `/repos/${name}`);
  const moved = () =>
    state.formerName === undefined
      ? []
      : [{ from: `/repos/${state.formerName}`, to: "/repositories/1", ofWrites: 307 } as const];
  const served = await serveForge({ routes, people, contract, pageSize: 30, aliased, moved });
  return Object.assign(served, { git, state });
}

/** A list that comes in pages. */
function list(path: string, answer: Route["answer"]): Route {
  return { ...route("GET", path, answer), pages: "numbered" };
}

function objectRoutes(git: ForgeGit): Route[] {
  return [
    route("GET", `${REPOSITORY}/git/trees/(.+)`, ({ parts: [, wanted = ""] }) => {
      const found = git.find(wanted);
      if (!found) throw new Refused(404, "Not Found");
      return { tree: git.tree(found), truncated: false };
    }),
    route("POST", `${REPOSITORY}/git/trees`, (asked) => {
      requireWrite(asked);
      const entries = asked.body.tree as {
        path: string;
        mode: string;
        sha?: string | null;
        content?: string;
      }[];
      const changes = entries.map(({ path, mode, sha, content }) => ({
        path,
        mode,
        sha: content === undefined ? (sha ?? null) : git.storeBlob(Buffer.from(content)),
      }));
      return { sha: git.changedTree(String(asked.body.base_tree), changes) };
    }),
    route("GET", `${REPOSITORY}/git/blobs/([0-9a-f]+)`, ({ parts: [, sha = ""] }) => {
      if (!git.find(`${sha}^{blob}`)) throw new Refused(404, "Not Found");
      return { sha, encoding: "base64", content: lines(git.blob(sha).toString("base64")) };
    }),
    route("POST", `${REPOSITORY}/git/blobs`, (asked) => {
      requireWrite(asked);
      return { sha: git.storeBlob(Buffer.from(String(asked.body.content), "base64")) };
    }),
    route("GET", `${REPOSITORY}/contents/(.+)`, ({ parts: [, path = ""], query }) => {
      const sha = git.find(`${query.get("ref")}:${path}`);
      if (!sha || git.type(sha) !== "blob") throw new Refused(404, "Not Found");
      const bytes = git.blob(sha);
      const isLarge = bytes.length > LARGE;
      return {
        type: "file",
        path,
        sha,
        encoding: isLarge ? "none" : "base64",
        content: isLarge ? "" : lines(bytes.toString("base64")),
      };
    }),
    route("GET", `${REPOSITORY}/git/commits/([0-9a-f]+)`, ({ parts: [, sha = ""] }) => {
      if (!git.find(`${sha}^{commit}`)) throw new Refused(404, "Not Found");
      return { sha };
    }),
    route("POST", `${REPOSITORY}/git/commits`, (asked) => {
      requireWrite(asked);
      const { message, tree, parents } = asked.body as { message: string; tree: string; parents: string[] };
      const { login, name } = asked.user;
      return { sha: git.commit(tree, parents, message, { name, email: `${login}@users.example.org` }) };
    }),
  ];
}

/** GitHub breaks base64 into lines. */
function lines(base64: string): string {
  return base64.replace(/.{60}/g, "$&\n");
}

function referenceRoutes(git: ForgeGit, name: string, state: GitHubState): Route[] {
  const find = (repository: string, branch: string) => git.find(referenceOf(name, repository, branch));
  return [
    route("GET", `${REPOSITORY}/branches/(.+)`, ({ parts: [repository = "", branch = ""] }) => {
      if (branch === state.formerMain) {
        const location = `/repos/${repository}/branches/${state.main}`;
        throw new Refused(301, "Moved Permanently", { location });
      }
      const sha = find(repository, branch);
      if (!sha) throw new Refused(404, "Branch not found");
      return { name: branch, commit: { sha } };
    }),
    route(
      "GET",
      `${REPOSITORY}/git/matching-refs/heads/(.*)`,
      ({ parts: [repository = "", prefix = ""] }) => {
        const start = referenceOf(name, repository, "");
        const found = git.run("for-each-ref", "--format=%(refname)", `${start}${prefix}`.replace(/\/$/, ""));
        return found
          .split("\n")
          .filter(Boolean)
          .map((reference) => ({
            ref: `refs/heads/${reference.slice(start.length)}`,
            object: { type: "commit", sha: git.find(reference) },
          }));
      },
    ),
    route("POST", `${REPOSITORY}/git/refs`, (asked) => {
      requireWrite(asked);
      heedRuleset(state);
      const branch = String(asked.body.ref).slice("refs/heads/".length);
      const reference = referenceOf(name, asked.parts[0] ?? "", branch);
      if (git.find(reference)) throw new Refused(422, "Reference already exists");
      heedWorkflows(git, reference, String(asked.body.sha), asked.user);
      git.run("update-ref", reference, String(asked.body.sha));
      return { ref: asked.body.ref };
    }),
    route("PATCH", `${REPOSITORY}/git/refs/heads/(.+)`, (asked) => {
      requireWrite(asked);
      heedRuleset(state);
      const { sha, force } = asked.body as { sha: string; force?: boolean };
      if (force) throw new Error("nothing may be forced");
      const branch = asked.parts[1] ?? "";
      const before = find(asked.parts[0] ?? "", branch);
      heedWorkflows(git, referenceOf(name, asked.parts[0] ?? "", branch), sha, asked.user);
      if (!before) throw new Refused(422, "Reference does not exist");
      if (
        !git.isAncestor(before, sha) ||
        !git.move(referenceOf(name, asked.parts[0] ?? "", branch), sha, before)
      ) {
        throw new Refused(422, "Update is not a fast forward");
      }
      for (const pull of state.pulls) {
        if (pull.branch !== branch || pull.state !== "open") continue;
        if (state.lag > 0) pull.behind = pull.sha;
        pull.sha = sha;
      }
      return { ref: `refs/heads/${branch}` };
    }),
    route("DELETE", `${REPOSITORY}/git/refs/heads/(.+)`, (asked) => {
      requireWrite(asked);
      const [repository = "", branch = ""] = asked.parts;
      if (!find(repository, branch)) throw new Refused(422, "Reference does not exist");
      git.remove(referenceOf(name, repository, branch));
      for (const pull of state.pulls) if (pull.branch === branch) pull.state = "closed";
      return undefined;
    }),
    route("GET", `${REPOSITORY}/compare/(.+)\\.\\.\\.(.+)`, ({ parts: [, from = "", to = ""] }) => {
      if (!git.find(`${from}^{commit}`) || !git.find(`${to}^{commit}`)) throw new Refused(404, "Not Found");
      const base = git.mergeBase(from, to);
      if (!base) throw new Refused(404, `No common ancestor between ${from} and ${to}.`);
      const words: Readonly<Record<string, string>> = { A: "added", D: "removed" };
      const files = git.differences(base, to).map(({ status, sha, path }) => ({
        filename: path,
        sha,
        status: words[status] ?? "modified",
      }));
      const all = git.commitsSince(from, to);
      const commits = all.slice(0, 250).map(({ oid: sha }) => ({ sha }));
      const total_commits = all.length;
      return { merge_base_commit: { sha: base }, total_commits, commits, files: files.slice(0, 300) };
    }),
  ];
}

function heedRuleset({ ruleset }: GitHubState): void {
  if (ruleset !== undefined) throw new Refused(422, `Repository rule violations found\n\n${ruleset}\n\n`);
}

const METHOD_REFUSALS: Readonly<Record<string, string>> = {
  merge: "Merge commits are not allowed on this repository.",
  squash: "Squash merges are not allowed on this repository.",
  rebase: "Rebase merges are not allowed on this repository.",
};

function pullRoutes(git: ForgeGit, name: string, state: GitHubState): Route[] {
  const require = (number: string | undefined) => {
    const pull = state.pulls.find((one) => one.number === Number(number));
    if (!pull) throw new Refused(404, "Not Found");
    return pull;
  };
  const isChecking = () => {
    if (state.checking === 0) return false;
    state.checking -= 1;
    return true;
  };
  return [
    list(`${REPOSITORY}/pulls`, ({ query }) => {
      const [head, wanted, into] = [query.get("head"), query.get("state") ?? "open", query.get("base")];
      const found = state.pulls.filter(
        ({ repository, branch, state: current, base = "main" }) =>
          (into === null || into === base) &&
          (wanted === "all" || current === wanted) &&
          (head === null || head === `${repository.split("/")[0]}:${branch}`),
      );
      return found.map(toJson).reverse();
    }),
    route("POST", `${REPOSITORY}/pulls`, (asked) => {
      const { body, user } = asked;
      if (user.rights) requireWrite(asked, "pulls");
      requireScope(user);
      if (body.head === body.base) throw new Refused(422, "No commits between main and main");
      const [login = "", branch = ""] = String(body.head).split(":");
      const repository = copyOf(name, state, login) ?? name;
      const sha = git.find(referenceOf(name, repository, branch));
      const isOpen = state.pulls.some(
        (pull) => pull.branch === branch && pull.repository === repository && pull.state === "open",
      );
      const base = String(body.base);
      if (!sha || isOpen || !git.find(`refs/heads/${base}`)) throw new Refused(422, "Validation Failed");
      const pull: PullRequest = {
        base,
        number: state.pulls.length + 1,
        title: String(body.title),
        author: user.login,
        repository,
        branch,
        sha,
        state: "open",
        merged: false,
        labels: [],
      };
      state.pulls.push(pull);
      return toJson(pull);
    }),
    route("GET", `${REPOSITORY}/pulls/(\\d+)`, ({ parts }) => {
      const pull = require(parts[1]);
      const sha = shownOf(state, pull);
      const mergeable = isChecking() ? null : git.mergedTree(git.id(mainOf(state)), pull.sha) !== undefined;
      return { ...toJson({ ...pull, sha }), mergeable };
    }),
    route("PATCH", `${REPOSITORY}/pulls/(\\d+)`, ({ parts, body, user }) => {
      const pull = require(parts[1]);
      if (!user.mayWrite && pull.author !== user.login) throw new Refused(403, "Forbidden");
      pull.state = body.state === "open" ? "open" : "closed";
      return toJson(pull);
    }),
    route("PUT", `${REPOSITORY}/pulls/(\\d+)/merge`, (asked) => {
      requireWrite(asked);
      const pull = require(asked.parts[1]);
      const shown = shownOf(state, pull);
      if (asked.body.sha !== undefined && asked.body.sha !== shown)
        throw new Refused(409, "Head branch was modified. Review and try the merge again.");
      const method = String(asked.body.merge_method ?? "merge");
      if (!state.methods.includes(method)) throw new Refused(405, METHOD_REFUSALS[method] ?? "");
      if (state.protectedBranch) throw new Refused(405, "Required status check “contribution” is expected.");
      const main = git.id(mainOf(state));
      const tree = isChecking() ? undefined : git.mergedTree(main, shown);
      if (!tree) throw new Refused(405, "Pull Request is not mergeable");
      const author = { name: asked.user.name, email: `${asked.user.login}@users.example.org` };
      const parents = method === "merge" ? [main, shown] : [main];
      const sha = git.commit(tree, parents, String(asked.body.commit_title), author);
      git.run("update-ref", mainOf(state), sha, main);
      Object.assign(pull, { state: "closed", merged: true, sha: shown });
      return { sha, merged: true };
    }),
    route("PUT", `${REPOSITORY}/issues/(\\d+)/labels`, (asked) => {
      requireWrite(asked, "pulls");
      const pull = require(asked.parts[1]);
      pull.labels = asked.body.labels as string[];
      return pull.labels.map((label) => ({ name: label }));
    }),
  ];
}

/** The commit that a pull request shows, which may be behind its branch. */
function shownOf(forge: GitHubState, pull: PullRequest): string {
  if (pull.behind !== undefined && forge.lag > 0) forge.lag -= 1;
  else delete pull.behind;
  return pull.behind ?? pull.sha;
}

function toJson(pull: PullRequest) {
  const { number, title, author, repository, branch, sha, state, merged, labels, base = "main" } = pull;
  return {
    number,
    title,
    state,
    merged_at: merged ? "2026-01-01T00:00:00Z" : null,
    updated_at: "2026-01-01T00:00:00Z",
    user: { login: author },
    labels: labels.map((label) => ({ name: label })),
    head: { ref: branch, sha, repo: { full_name: repository, fork: false } },
    base: { ref: base },
  };
}

/** Notes lie in an issue for each entry, as Decap keeps them. */
function noteRoutes({ issues, comments }: GitHubState): Route[] {
  const find = (id: string | undefined) => {
    const comment = comments.find((one) => one.id === Number(id));
    if (!comment) throw new Refused(404, "Not Found");
    return comment;
  };
  return [
    route("GET", "/search/issues", ({ query }) => {
      const words = /"([^"]+)"/.exec(query.get("q") ?? "")?.[1] ?? "";
      return { items: issues.filter(({ body }) => body.includes(words)) };
    }),
    list(`${REPOSITORY}/issues`, () => issues.toReversed()),
    route("PATCH", `${REPOSITORY}/issues/comments/(\\d+)`, ({ parts, body }) =>
      shown(Object.assign(find(parts[1]), { body: String(body.body) })),
    ),
    route("DELETE", `${REPOSITORY}/issues/comments/(\\d+)`, ({ parts }) => {
      comments.splice(comments.indexOf(find(parts[1])), 1);
    }),
    route("POST", `${REPOSITORY}/issues`, ({ body }) => {
      const number = 1000 + issues.length;
      const issue = {
        number,
        title: String(body.title),
        body: String(body.body),
        html_url: `http://forge/${number}`,
      };
      issues.push(issue);
      return issue;
    }),
    route("PATCH", `${REPOSITORY}/issues/(\\d+)`, () => ({})),
    list(`${REPOSITORY}/issues/(\\d+)/comments`, ({ parts }) =>
      comments.filter(({ issue }) => issue === Number(parts[1])).map(shown),
    ),
    route("POST", `${REPOSITORY}/issues/(\\d+)/comments`, ({ parts, body, user }) => {
      const comment = {
        id: comments.length + 1,
        issue: Number(parts[1]),
        body: String(body.body),
        user: { login: user.login },
        created_at: new Date().toISOString(),
      };
      comments.push(comment);
      return shown(comment);
    }),
  ];
}

function shown({ issue: _, ...comment }: StoredComment): Omit<StoredComment, "issue"> {
  return comment;
}
