import { type DocumentNode, execute, parse, visit } from "graphql";
import { GITHUB_SCHEMA, questionFaults } from "./contract/graphql-contract.ts";
import type { ForgeGit } from "./forge-git.ts";
import type { ForgePerson } from "./forge-server.ts";
import type { GitHubState, PullRequest } from "./github-state.ts";

/** The most bytes of a text that GitHub's GraphQL API gives whole. */
const LARGE = 512_000;

const HEADS = "refs/heads/";

/** A refusal of the GraphQL API, which is a part of an answer. */
class PartRefused extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** How many items of a list are asked for, from which end and from where. */
interface Page {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | null;
}

interface Commit {
  readonly __typename: "Commit";
  readonly oid: string;
}

/** Answers questions of the GraphQL API by the official schema: whatever it does not have is a fault of the test. */
export function createGitHubGraphql(git: ForgeGit, name: string, state: GitHubState) {
  const repository = repositoryOf(git, name, state);
  const root = {
    repository: ({ owner, name: asked }: { owner: string; name: string }) => {
      if (![name, state.formerName].includes(`${owner}/${asked}`))
        throw new PartRefused(
          "NOT_FOUND",
          `Could not resolve to a Repository with the name '${owner}/${asked}'.`,
        );
      return repository;
    },
    ...mutationsOf(git, state),
  };
  return async (body: Readonly<Record<string, unknown>>, user: ForgePerson): Promise<object> => {
    const document = parse(String(body.query));
    const variables = (body.variables ?? {}) as Readonly<Record<string, unknown>>;
    const faults = questionFaults(document, variables);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    learn(git, state, document);
    const { data, errors = [] } = await execute({
      ...{ schema: GITHUB_SCHEMA, document, rootValue: root, contextValue: user, variableValues: variables },
    });
    const refused = errors.map(({ originalError, message, path }) => {
      if (!(originalError instanceof PartRefused)) throw originalError ?? new Error(message);
      return { type: originalError.type, path, message };
    });
    return { data, ...(refused.length > 0 && { errors: refused }) };
  };
}

/** Asks git at once what a question is about, as each process costs more than its answer. */
function learn(git: ForgeGit, state: GitHubState, document: DocumentNode): void {
  const files: string[] = [];
  const branches: string[] = [];
  visit(document, {
    Argument({ name, value }) {
      if (value.kind !== "StringValue") return;
      if (name.value === "expression") files.push(value.value);
      if (name.value === "headRef") branches.push(value.value);
    },
  });
  git.learnBlobs(files);
  const tips = branches.flatMap((branch) => git.find(`${HEADS}${branch}`) ?? []);
  const main = git.find(`${HEADS}${state.main}`);
  if (main) git.learnSince(main, tips);
}

function repositoryOf(git: ForgeGit, name: string, state: GitHubState) {
  const commit = commitOf(git);
  const pullOf = pullsOf(git);
  const refOf = (reference: string) => {
    const branch = reference.slice(HEADS.length);
    return {
      prefix: HEADS,
      name: branch,
      target: () => commit(git.id(reference)),
      associatedPullRequests: (page: Page) => {
        const pulls = state.pulls.filter((pull) => pull.repository === name && pull.branch === branch);
        return connection(pulls.toReversed(), page, pullOf);
      },
      compare: ({ headRef }: { headRef: string }) => {
        const head = git.find(headRef.startsWith(HEADS) ? headRef : `${HEADS}${headRef}`);
        if (!head || !git.mergeBase(git.id(reference), head)) return null;
        const ahead = git.commitsSince(git.id(reference), head);
        return {
          aheadBy: ahead.length,
          headTarget: commit(head),
          commits: (page: Page) => connection(ahead, page, ({ oid }) => commit(oid)),
        };
      },
    };
  };
  return {
    id: "R_aides",
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      git.find(qualifiedName) ? refOf(qualifiedName) : null,
    refs: ({ refPrefix, ...page }: Page & { refPrefix: string }) => {
      const found = git.run("for-each-ref", "--format=%(refname)", refPrefix.replace(/\/$/, ""));
      return connection(found.split("\n").filter(Boolean), page, refOf);
    },
    pullRequest: ({ number }: { number: number }) => {
      const pull = state.pulls.find((one) => one.number === number);
      if (!pull) throw new PartRefused("NOT_FOUND", `Could not resolve to a PullRequest of ${number}.`);
      return pullOf(pull);
    },
    object: ({ oid, expression }: { oid?: string; expression?: string }) => {
      const found = git.find(oid ?? expression ?? "");
      return found ? objectOf(git, found) : null;
    },
  };
}

function pullsOf(git: ForgeGit) {
  return (pull: PullRequest) => {
    const { number, author, state, merged, labels, base: target = "main" } = pull;
    const main = git.find(`${HEADS}${target}`);
    const sha = pull.behind ?? pull.sha;
    const changes = () => {
      const base = main && git.mergeBase(main, sha);
      return base === undefined ? [] : git.differences(base, sha);
    };
    return {
      number,
      state: merged ? "MERGED" : state.toUpperCase(),
      headRefOid: sha,
      baseRefName: target,
      labels: (page: Page) => connection(labels, page, (label) => ({ name: label })),
      updatedAt: "2026-01-01T00:00:00Z",
      author: { __typename: "User", login: author },
      commits: (page: Page) => connection(main ? git.commitsSince(main, sha) : [], page, () => ({})),
      changedFiles: () => changes().length,
      files: (page: Page) =>
        connection(changes(), page, ({ path, status }) => ({
          path,
          changeType: PATCHES[status] ?? "CHANGED",
        })),
    };
  };
}

const PATCHES: Readonly<Record<string, string>> = { A: "ADDED", D: "DELETED", M: "MODIFIED" };

function commitOf(git: ForgeGit) {
  const commit = (oid: string): Commit & Record<string, unknown> => ({
    __typename: "Commit",
    oid,
    message: () => git.run("log", "-1", "--format=%B", oid).trim(),
    parents: (page: Page) => connection(git.parents(oid), page, commit),
    file: ({ path }: { path: string }) => {
      const found = git.find(`${oid}:${path}`);
      return found ? { oid: found } : null;
    },
  });
  return commit;
}

function objectOf(git: ForgeGit, oid: string): object {
  const type = git.type(oid);
  if (type === "commit") return commitOf(git)(oid);
  if (type !== "blob") return { __typename: "Tree", oid };
  const bytes = git.blob(oid);
  const text = bytes.includes(0) ? null : bytes.subarray(0, LARGE).toString("utf8");
  return { __typename: "Blob", oid, byteSize: bytes.length, isTruncated: bytes.length > LARGE, text };
}

interface CreateRef {
  readonly input: { readonly repositoryId: string; readonly name: string; readonly oid: string };
}

interface CreateCommit {
  readonly input: {
    readonly branch: { readonly branchName: string };
    readonly expectedHeadOid: string;
    readonly message: { readonly headline: string };
    readonly fileChanges: {
      readonly additions: readonly { readonly path: string; readonly contents: string }[];
      readonly deletions: readonly { readonly path: string }[];
    };
  };
}

function mutationsOf(git: ForgeGit, state: GitHubState) {
  const heed = ({ mayWrite }: ForgePerson) => {
    if (!mayWrite) throw new PartRefused("FORBIDDEN", "Resource not accessible by personal access token");
  };
  const heedRuleset = () => {
    const { ruleset } = state;
    if (ruleset !== undefined)
      throw new PartRefused("UNPROCESSABLE", `Repository rule violations found\n\n${ruleset}\n\n`);
  };
  return {
    createRef: ({ input: { name, oid } }: CreateRef, user: ForgePerson) => {
      heed(user);
      if (git.find(name))
        throw new PartRefused("UNPROCESSABLE", `A ref named "${name}" already exists in the repository.`);
      git.run("update-ref", name, oid);
      return { ref: null };
    },
    createCommitOnBranch: ({ input }: CreateCommit, user: ForgePerson) => {
      heed(user);
      const { branch, expectedHeadOid: expected, message, fileChanges } = input;
      const reference = `${HEADS}${branch.branchName}`;
      const tip = git.find(reference);
      if (!tip) throw new PartRefused("NOT_FOUND", `Could not find the branch ${branch.branchName}.`);
      if (tip !== expected)
        throw new PartRefused(
          "STALE_DATA",
          `Expected branch to point to "${expected}" but it did not. Pull and try again.`,
        );
      heedRuleset();
      const changes = [
        ...fileChanges.additions.map(({ path, contents }) => ({
          path,
          sha: git.storeBlob(Buffer.from(contents, "base64")),
        })),
        ...fileChanges.deletions.map(({ path }) => ({ path, sha: null })),
      ];
      const author = { name: user.name, email: `${user.login}@users.example.org` };
      const oid = git.commit(git.changedTree(expected, changes), [expected], message.headline, author);
      git.run("update-ref", reference, oid, expected);
      for (const pull of state.pulls) {
        if (pull.branch !== branch.branchName || pull.state !== "open") continue;
        if (state.lag > 0) pull.behind = pull.sha;
        pull.sha = oid;
      }
      return { commit: commitOf(git)(oid) };
    },
  };
}

/** A part of a list, as the GraphQL API gives it: cursors are positions. */
function connection<Item, Node>(
  items: readonly Item[],
  { first, last, after }: Page,
  nodeOf: (item: Item) => Node,
) {
  const start = last === undefined ? Number(after ?? 0) : Math.max(0, items.length - last);
  const end = last === undefined ? start + (first ?? 0) : items.length;
  return {
    totalCount: items.length,
    nodes: items.slice(start, end).map(nodeOf),
    pageInfo: { hasNextPage: items.length > end, endCursor: String(end) },
  };
}
