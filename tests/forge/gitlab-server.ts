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
import { createGitLabGraphql } from "./gitlab-graphql.ts";

interface MergeRequest {
  readonly iid: number;
  readonly title: string;
  readonly author: ForgePerson;
  readonly source_branch: string;
  /** What it is merged into; `main` by default. */
  target_branch?: string;
  state: "opened" | "closed" | "merged";
  /** What was merged. */
  merged?: string;
  /** What it shows while it is behind its branch. */
  behind?: string;
  isRebasing?: boolean;
  labels: string[];
}

/** How the project is set, and what GitLab has not done yet. */
export interface GitLabRules {
  /** `ff`: the main branch only moves forward to what comes after it. */
  mergeMethod: "merge" | "ff";
  squash: boolean;
  /** What `detailed_merge_status` says whatever the request holds; undefined to have it found. */
  status: string | undefined;
  /** How often a request is read before GitLab knows whether it can be merged. */
  checking: number;
  /** How often a request is read, or merged, before it shows what its branch holds. */
  lag: number;
  /** Answers a merge before it is done. */
  mergesLater: boolean;
  /** Answers a merge, and does not do it, for this reason. */
  mergeError: string | undefined;
  /** What a push rule says to whoever writes; undefined where there is none. */
  pushRule: string | undefined;
  archived: boolean;
  /** Where the project was before it was renamed, or moved to another group. */
  formerPath: string | undefined;
  /** The default branch. */
  main: string;
}

/** The threads of notes, and what is written in them. */
interface GitLabNotes {
  readonly issues: { iid: number; title: string; description: string; web_url: string }[];
  readonly comments: {
    id: number;
    issue: number;
    body: string;
    author: { username: string };
    created_at: string;
  }[];
}

/**
 * A small GitLab over a real bare repository. It speaks: user; a project and its permissions; branches (list by pattern, read, delete);
 * the tree in keyset pages; files and blobs; merge base and compare; commits made by the forge from actions (create,
 * update, delete, `start_sha`, `last_commit_id`); merge requests (list by branch, create, read, labels, close, rebase,
 * merge with 405, 409 and 422); notes' issues and comments; GraphQL (see gitlab-graphql.ts). Renewal of tokens, approvals and pipelines are not there,
 * but for what `rules` has it say of them.
 */
export async function serveGitLab(
  directory: string,
  project: string,
  people: ReadonlyMap<string, ForgePerson>,
): Promise<
  RunningForge & {
    readonly git: ForgeGit;
    readonly requestsToMerge: MergeRequest[];
    readonly notes: GitLabNotes;
    readonly rules: GitLabRules;
  }
> {
  const git = new ForgeGit(directory);
  const requestsToMerge: MergeRequest[] = [];
  const notes: GitLabNotes = { issues: [], comments: [] };
  const rules: GitLabRules = {
    ...{ mergeMethod: "merge", squash: false, status: undefined, checking: 0, lag: 0 },
    ...{
      mergesLater: false,
      mergeError: undefined,
      pushRule: undefined,
      archived: false,
      formerPath: undefined,
      main: "main",
    },
  };
  const root = `/projects/${encodeURIComponent(project)}`;
  const graphql = createGitLabGraphql(git, project);
  const routes = [
    { method: "POST", path: /^\/graphql$/, status: 200, answer: ({ body }: Asked) => graphql(body) },
    ...projectRoutes(root, rules),
    ...repositoryRoutes(git, root, rules),
    ...commitRoutes(git, root, rules, requestsToMerge),
    ...mergeRoutes(git, root, rules, requestsToMerge),
    ...noteRoutes(root, notes),
  ].map((one) => ({
    ...one,
    answer: (asked: Asked) => {
      const isRead = one.method === "GET" || asked.address.endsWith("/graphql");
      const { scopes } = asked.user;
      if (!isRead && scopes && !scopes.includes("api")) throw new Refused(403, "insufficient_scope");
      return one.answer(asked);
    },
  }));
  const contract = contractOf("gitlab");
  const aliased = (path: string) => path.replace(/^\/projects\/1\b/, root);
  const ofWrites = new Refused(405, "Non GET methods are not allowed for moved projects");
  const moved = () => {
    const { formerPath } = rules;
    if (formerPath === undefined) return [];
    return [{ from: `/projects/${encodeURIComponent(formerPath)}`, to: "/projects/1", ofWrites }];
  };
  const served = await serveForge({ routes, people, contract, pageSize: 20, aliased, moved });
  return Object.assign(served, { git, requestsToMerge, notes, rules });
}

function route(method: string, path: string, answer: Route["answer"]): Route {
  return { method, path: new RegExp(`^${path}$`), answer };
}

/** A list that comes in pages. */
function list(path: string, answer: Route["answer"], pages: Route["pages"] = "numbered"): Route {
  return { ...route("GET", path, answer), pages };
}

function projectRoutes(root: string, rules: GitLabRules): Route[] {
  return [
    route("GET", "/user", ({ user }) => ({ username: user.login, name: user.name })),
    route("GET", root, ({ user }) => ({
      id: 1,
      path_with_namespace: decodeURIComponent(root.slice("/projects/".length)),
      archived: rules.archived,
      default_branch: rules.main,
      permissions: { project_access: { access_level: user.mayWrite ? 30 : 10 }, group_access: null },
      shared_with_groups: [],
    })),
  ];
}

function repositoryRoutes(git: ForgeGit, root: string, rules: GitLabRules): Route[] {
  const found = (name: string) => {
    const oid = git.find(name);
    if (!oid) throw new Refused(404, "404 Not Found");
    return oid;
  };
  const draftTips = () =>
    git.run("for-each-ref", "--format=%(objectname)", "refs/heads/cms").split("\n").filter(Boolean);
  return [
    list(`${root}/repository/branches`, ({ query }) => {
      // RE2 has groups that tell no capitals apart; Node of today has not.
      const asked = query.get("regex") ?? "";
      const pattern = new RegExp(asked.replace("(?i:", "(?:"), asked.includes("(?i:") ? "i" : "");
      const found = git.run("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads").split("\n");
      return found.filter(Boolean).flatMap((line) => {
        const [reference = "", id = ""] = line.split(" ");
        const name = reference.slice("refs/heads/".length);
        return pattern.test(name) ? [{ name, commit: { id } }] : [];
      });
    }),
    route("GET", `${root}/repository/branches/([^/]+)`, ({ parts: [branch = ""] }) => ({
      name: branch,
      commit: { id: found(`refs/heads/${branch}`) },
    })),
    route("DELETE", `${root}/repository/branches/([^/]+)`, ({ parts: [branch = ""] }) => {
      found(`refs/heads/${branch}`);
      git.remove(`refs/heads/${branch}`);
      return undefined;
    }),
    list(
      `${root}/repository/tree`,
      ({ query }) => {
        const [path = "", ref = ""] = [query.get("path") ?? "", query.get("ref") ?? ""];
        return git.tree(found(`${ref}:${path}`)).map(({ sha, mode, type, path: name }) => ({
          id: sha,
          mode,
          type,
          name,
          path: `${path}/${name}`,
        }));
      },
      "keyset",
    ),
    route("GET", `${root}/repository/files/([^/]+)`, ({ parts: [path = ""], query }) => {
      const ref = query.get("ref") ?? "";
      const oid = found(`${ref}:${path}`);
      if (git.type(oid) !== "blob") throw new Refused(404, "404 File Not Found");
      return {
        file_path: path,
        encoding: "base64",
        content: git.blob(oid).toString("base64"),
        blob_id: oid,
        last_commit_id: git.lastCommit(ref, path),
      };
    }),
    route("GET", `${root}/repository/blobs/([0-9a-f]+)`, ({ parts: [oid = ""] }) => ({
      encoding: "base64",
      content: git.blob(found(oid)).toString("base64"),
    })),
    route("GET", `${root}/repository/commits/([0-9a-f]+)`, ({ parts: [id = ""] }) => ({
      id: found(`${id}^{commit}`),
    })),
    route("GET", `${root}/repository/merge_base`, ({ query }) => {
      const [one = "", other = ""] = query.getAll("refs[]");
      const id = git.mergeBase(found(`${one}^{commit}`), found(`${other}^{commit}`));
      if (!id) throw new Refused(404, "404 Merge Base Not Found");
      return { id };
    }),
    route("GET", `${root}/repository/compare`, ({ query }) => {
      const [from = "", to = ""] = ["from", "to"].map((side) => found(`${query.get(side)}^{commit}`));
      if (from === git.find(`refs/heads/${rules.main}`)) git.learnSince(from, draftTips());
      const diffs = git
        .differences(git.mergeBase(from, to) ?? from, to)
        .map(({ status, path, modes: [a_mode, b_mode] }) => ({
          a_mode,
          b_mode,
          old_path: path,
          new_path: path,
          new_file: status === "A",
          deleted_file: status === "D",
          renamed_file: false,
        }));
      const commits = git.log(from, to).map(({ id, said }) => {
        const [parents = "", title, author_name, authored_date] = said;
        return { id, parent_ids: parents.split(" ").filter(Boolean), title, author_name, authored_date };
      });
      return { commits, diffs, compare_timeout: false };
    }),
  ];
}

interface CommitAction {
  readonly action: "create" | "update" | "delete";
  readonly file_path: string;
  readonly content?: string;
  readonly last_commit_id?: string;
}

function commitRoutes(
  git: ForgeGit,
  root: string,
  rules: GitLabRules,
  requests: readonly MergeRequest[],
): Route[] {
  return [
    route("POST", `${root}/repository/commits`, ({ body, user }) => {
      if (!user.mayWrite) throw new Refused(403, "403 Forbidden");
      const { branch, start_sha, commit_message, actions } = body as {
        branch: string;
        start_sha?: string;
        commit_message: string;
        actions: CommitAction[];
      };
      if (rules.pushRule !== undefined) throw new Refused(400, rules.pushRule);
      const reference = `refs/heads/${branch}`;
      const tip = git.find(reference);
      if (tip && start_sha) throw new Refused(400, `A branch called '${branch}' already exists.`);
      const parent = tip ?? start_sha;
      if (!parent) throw new Refused(400, "You can only create or edit files when you are on a branch");
      for (const action of actions) checkAction(git, parent, action);
      const changes = actions.map(({ action, file_path, content = "" }) => ({
        path: file_path,
        sha: action === "delete" ? null : git.storeBlob(Buffer.from(content, "base64")),
      }));
      const author = { name: user.name, email: `${user.login}@users.example.org` };
      const id = git.commit(git.changedTree(parent, changes), [parent], commit_message, author);
      git.run("update-ref", reference, id, tip ?? "");
      const request = requests.find((one) => one.source_branch === branch && one.state === "opened");
      if (request && tip && rules.lag > 0) request.behind = tip;
      return { id };
    }),
  ];
}

function checkAction(
  git: ForgeGit,
  parent: string,
  { action, file_path, last_commit_id }: CommitAction,
): void {
  const isThere = git.find(`${parent}:${file_path}`) !== undefined;
  if (action === "create" && isThere) throw new Refused(400, "A file with this name already exists");
  if (action !== "create" && !isThere) throw new Refused(400, "A file with this name doesn't exist");
  if (last_commit_id !== undefined && git.lastCommit(parent, file_path) !== last_commit_id) {
    throw new Refused(
      400,
      "You are attempting to update a file that has changed since you started editing it.",
    );
  }
}

const targetOf = ({ target_branch = "main" }: MergeRequest) => `refs/heads/${target_branch}`;

function mergeRoutes(git: ForgeGit, root: string, rules: GitLabRules, requests: MergeRequest[]): Route[] {
  const tipOf = ({ source_branch }: MergeRequest) => git.find(`refs/heads/${source_branch}`);
  /** The commit that a request shows, which may be behind its branch. */
  const shownOf = (request: MergeRequest) => {
    if (request.behind === undefined) return request.merged ?? tipOf(request) ?? null;
    if (rules.lag > 0) rules.lag -= 1;
    else delete request.behind;
    return request.behind ?? tipOf(request) ?? null;
  };
  const statusOf = (request: MergeRequest) => {
    if (rules.status !== undefined) return rules.status;
    if (request.state !== "opened") return "not_open";
    const [main, tip] = [git.find(targetOf(request)), tipOf(request)];
    if (!main) return "broken_status";
    if (rules.checking > 0) {
      rules.checking -= 1;
      return "checking";
    }
    if (!tip || !git.mergedTree(main, tip)) return "conflict";
    return rules.mergeMethod === "ff" && !git.isAncestor(main, tip) ? "need_rebase" : "mergeable";
  };
  const toJson = (request: MergeRequest) => {
    const { author, merged: _, behind: __, isRebasing: ___, ...said } = request;
    return {
      target_branch: "main",
      ...said,
      sha: shownOf(request),
      author: { name: author.name },
      updated_at: "2026-01-01T00:00:00Z",
    };
  };
  const merge = (request: MergeRequest, tip: string, said: Record<string, unknown>, user: ForgePerson) => {
    const main = git.id(targetOf(request));
    const author = { name: user.name, email: `${user.login}@users.example.org` };
    const message = String(rules.squash ? said.squash_commit_message : said.merge_commit_message);
    const parents = rules.squash ? [main] : [main, tip];
    const isForward = rules.mergeMethod === "ff" && !rules.squash;
    const merged = isForward ? tip : git.commit(git.mergedTree(main, tip) ?? "", parents, message, author);
    git.run("update-ref", targetOf(request), merged, main);
    if (said.should_remove_source_branch) git.remove(`refs/heads/${request.source_branch}`);
    Object.assign(request, { state: "merged", merged: tip });
  };
  const require = (iid: string | undefined) => {
    const request = requests.find((one) => one.iid === Number(iid));
    if (!request) throw new Refused(404, "404 Not Found");
    return request;
  };
  return [
    list(`${root}/merge_requests`, ({ query }) => {
      const branch = query.get("source_branch");
      return requests
        .filter(
          ({ state, source_branch, target_branch = "main" }) =>
            state === (query.get("state") ?? state) &&
            target_branch === (query.get("target_branch") ?? target_branch) &&
            (!branch || source_branch === branch),
        )
        .map(toJson);
    }),
    route("POST", `${root}/merge_requests`, ({ body, user }) => {
      const isOpen = requests.some(
        ({ state, source_branch, target_branch = "main" }) =>
          state === "opened" && source_branch === body.source_branch && target_branch === body.target_branch,
      );
      if (body.source_branch === body.target_branch)
        throw new Refused(422, "You can't use same project/branch for source and target");
      if (isOpen) throw new Refused(409, "Another open merge request already exists for this source branch");
      const request: MergeRequest = {
        iid: requests.length + 1,
        title: String(body.title),
        author: user,
        source_branch: String(body.source_branch),
        target_branch: String(body.target_branch),
        state: "opened",
        labels: String(body.labels).split(","),
      };
      requests.push(request);
      return toJson(request);
    }),
    route("PUT", `${root}/merge_requests/(\\d+)`, ({ parts, body }) => {
      const request = require(parts[0]);
      if (body.state_event === "close") request.state = "closed";
      if (body.target_branch !== undefined) request.target_branch = String(body.target_branch);
      const removed = String(body.remove_labels ?? "").split(",");
      const added = body.add_labels === undefined ? [] : String(body.add_labels).split(",");
      request.labels = [
        ...request.labels.filter((label) => !removed.includes(label) && !added.includes(label)),
        ...added,
      ];
      return toJson(request);
    }),
    route("GET", `${root}/merge_requests/(\\d+)`, ({ parts }) => {
      const request = require(parts[0]);
      const rebase_in_progress = request.isRebasing ?? false;
      delete request.isRebasing;
      return { ...toJson(request), detailed_merge_status: statusOf(request), rebase_in_progress };
    }),
    {
      ...route("PUT", `${root}/merge_requests/(\\d+)/rebase`, ({ parts }) => {
        const request = require(parts[0]);
        rebase(git, targetOf(request), `refs/heads/${request.source_branch}`);
        request.isRebasing = true;
        return { rebase_in_progress: true };
      }),
      status: 202,
    },
    route("PUT", `${root}/merge_requests/(\\d+)/merge`, ({ parts, body, user }) => {
      const request = require(parts[0]);
      const status = statusOf(request);
      // GitLab looks at what may be merged before it looks at the commit.
      if (status === "conflict") throw new Refused(422, "Branch cannot be merged");
      if (status !== "mergeable") throw new Refused(405, "405 Method Not Allowed");
      const tip = shownOf(request);
      if (!tip || (body.sha !== undefined && body.sha !== tip))
        throw new Refused(409, `SHA does not match HEAD of source branch: ${tip}`);
      if (rules.mergeError !== undefined) return { ...toJson(request), merge_error: rules.mergeError };
      merge(request, tip, body, user);
      return { ...toJson(request), ...(rules.mergesLater && { state: "locked" }) };
    }),
  ];
}

/** Makes the commits of a branch again after the main branch; each holds what they all bring. */
function rebase(git: ForgeGit, target: string, reference: string): void {
  const main = git.id(target);
  const tree = git.mergedTree(main, git.run("rev-parse", reference)) ?? "";
  const commits = git.run("rev-list", "--reverse", `${target}..${reference}`).split("\n");
  const made = commits.reduce((parent, commit) => {
    const said = (what: string) => git.run("log", "-1", `--format=${what}`, commit);
    const author = { name: said("%an"), email: said("%ae"), date: said("%aI") };
    return git.commit(tree, [parent], said("%B"), author);
  }, main);
  git.run("update-ref", reference, made);
}

/** Notes lie in an issue for each entry, as Decap keeps them. */
function noteRoutes(root: string, { issues, comments }: GitLabNotes): Route[] {
  const find = (id: string | undefined) => {
    const comment = comments.find((one) => one.id === Number(id));
    if (!comment) throw new Refused(404, "404 Not found");
    return comment;
  };
  return [
    list(`${root}/issues`, ({ query }) =>
      issues.filter(({ description }) => description.includes(query.get("search") ?? "")),
    ),
    route("POST", `${root}/issues`, ({ body }) => {
      const iid = issues.length + 1;
      const [title, description] = [String(body.title), String(body.description)];
      issues.push({ iid, title, description, web_url: `http://forge/${iid}` });
      return issues.at(-1);
    }),
    list(`${root}/issues/(\\d+)/notes`, ({ parts }) =>
      comments.filter(({ issue }) => issue === Number(parts[0])).map(shown),
    ),
    route("POST", `${root}/issues/(\\d+)/notes`, ({ parts, body, user }) => {
      comments.push({
        id: (comments.at(-1)?.id ?? 0) + 1,
        issue: Number(parts[0]),
        body: String(body.body),
        author: { username: user.login },
        created_at: new Date().toISOString(),
      });
      return shown(comments.at(-1) as GitLabNotes["comments"][number]);
    }),
    route("PUT", `${root}/issues/\\d+/notes/(\\d+)`, ({ parts, body }) =>
      shown(Object.assign(find(parts[0]), { body: String(body.body) })),
    ),
    route("DELETE", `${root}/issues/\\d+/notes/(\\d+)`, ({ parts }) => {
      comments.splice(comments.indexOf(find(parts[0])), 1);
    }),
  ];
}

function shown({ issue: _, ...comment }: GitLabNotes["comments"][number]) {
  return comment;
}
