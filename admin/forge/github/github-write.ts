import { gitIdOf } from "../../../contribution/desk/files/git-id.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { toBase64 } from "../base64.ts";
import type { BranchWrite } from "../forge.ts";
import { isUnanswered } from "../forge-request.ts";
import { type GitHubApi, repositoryOf } from "./github-api.ts";

const CREATE = "createRef(input: $ref) { ref { name } }";
const COMMIT = "createCommitOnBranch(input: $commit) { commit { oid } }";
const ON_NEW_BRANCH = `mutation write($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!) { ${CREATE} ${COMMIT} }`;
const ON_BRANCH = `mutation write($commit: CreateCommitOnBranchInput!) { ${COMMIT} }`;

interface Answered {
  readonly createRef?: object | null;
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null;
}

/** What came of a write in one request: the commit; else whether the branch was made all the same. */
type AtOnce =
  | { readonly commit: string | typeof OVERTAKEN }
  | { readonly commit: undefined; readonly isBranchMade: boolean };

/** GitHub's words for a branch that has another newest commit, or is there no more, or already. */
const MOVED_WORDS = /expected branch to point to|already exists|could not find the branch/i;

/**
 * Makes a commit, and its branch where that is new, in one request: git's objects, and the move of the branch from the
 * commit that is named, or none of it. `repositoryId` is GitHub's own id of the repository of the drafts.
 */
export async function writeAtOnce(api: GitHubApi, write: BranchWrite, repositoryId: string): Promise<AtOnce> {
  const { branch, parent, isNew, files, subject } = write;
  const commit = {
    branch: { repositoryNameWithOwner: api.repo, branchName: branch },
    expectedHeadOid: parent,
    message: { headline: subject },
    fileChanges: {
      additions: files.flatMap(({ path, bytes }) => (bytes ? [{ path, contents: toBase64(bytes) }] : [])),
      deletions: files.flatMap(({ path, bytes }) => (bytes ? [] : [{ path }])),
    },
  };
  const ref = { repositoryId, name: `refs/heads/${branch}`, oid: parent };
  try {
    const { data, errors } = await api.graphqlParts<Answered>(isNew ? ON_NEW_BRANCH : ON_BRANCH, {
      commit,
      ...(isNew && { ref }),
    });
    const made = data.createCommitOnBranch?.commit?.oid;
    if (made !== undefined) return { commit: made };
    const isOvertaken = errors.some(
      ({ type, message }) => type === "STALE_DATA" || MOVED_WORDS.test(message),
    );
    return isOvertaken ? { commit: OVERTAKEN } : { commit: undefined, isBranchMade: Boolean(data.createRef) };
  } catch (error) {
    if (!isUnanswered(error)) return { commit: undefined, isBranchMade: false };
    const done = await askWritten(api, write).catch(() => undefined);
    if (done === undefined) throw error;
    return { commit: done };
  }
}

interface Tip {
  readonly repository: {
    readonly ref: {
      readonly target: {
        readonly oid: string;
        readonly message: string;
        readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
        readonly [alias: string]: unknown;
      };
    } | null;
  };
}

/** The commit of a write that was not answered, if its branch holds it; a branch that was made without it is removed. */
async function askWritten(api: GitHubApi, write: BranchWrite): Promise<string | undefined> {
  const { branch, parent, isNew, files, subject } = write;
  const held = files.map(({ path }, index) => `f${index}: file(path: ${JSON.stringify(path)}) { oid }`);
  const { repository } = await api.graphql<Tip>(
    `query written($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target { oid ... on Commit { message parents(first: 2) { nodes { oid } } ${held.join(" ")} } }
    }
  }
}`,
    { ...repositoryOf(api.repo), branch: `refs/heads/${branch}` },
  );
  const tip = repository.ref?.target;
  if (!tip) return undefined;
  if (isNew && tip.oid === parent) {
    await api.deleteRef("heads", branch);
    return undefined;
  }
  const ids = await Promise.all(files.map(async ({ bytes }) => bytes && gitIdOf(bytes, parent.length)));
  const isHeld = ids.every((id, index) => (tip[`f${index}`] as { oid: string } | null)?.oid === id);
  const isAfter = tip.parents.nodes.length === 1 && tip.parents.nodes[0]?.oid === parent;
  return isAfter && isHeld && tip.message === subject ? tip.oid : undefined;
}
