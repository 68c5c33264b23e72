import type { BranchRequest, DraftBranch } from "../draft-requests.ts";
import { branchPrefix, entryOfBranch } from "../proposal-names.ts";
import type { GitHubApi } from "./github-api.ts";

/** A draft's branch, with all requests that were made of it. */
interface AskedDraft {
  readonly branch: DraftBranch;
  readonly requests: readonly BranchRequest[];
}

interface Answered {
  readonly prefix: string;
  readonly name: string;
  readonly target: { readonly oid: string } | null;
  readonly associatedPullRequests: {
    readonly nodes: readonly {
      readonly number: number;
      readonly state: "OPEN" | "CLOSED" | "MERGED";
      readonly headRefOid: string;
      readonly baseRefName: string;
      readonly labels: { readonly nodes: readonly { readonly name: string }[] } | null;
      readonly updatedAt: string;
      readonly author: { readonly login: string } | null;
    }[];
  };
}

const BRANCH = `fragment branch on Ref {
  prefix
  name
  target { oid }
  associatedPullRequests(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { number state headRefOid baseRefName labels(first: 50) { nodes { name } } updatedAt author { login } }
  }
}`;

const DRAFT = `query draft($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name) { ref(qualifiedName: $branch) { ...branch } }
}
${BRANCH}`;

const DRAFTS = `query drafts($owner: String!, $name: String!, $prefix: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    refs(refPrefix: $prefix, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ...branch }
    }
  }
}
${BRANCH}`;

/** Where GraphQL finds the repository of the drafts. */
function repositoryOf({ repo }: GitHubApi): { readonly owner: string; readonly name: string } {
  const [owner = "", name = ""] = repo.split("/");
  return { owner, name };
}

/** A branch of the repository of the drafts; undefined when it is not there. */
export async function askDraft(api: GitHubApi, branch: string): Promise<AskedDraft | undefined> {
  const { repository } = await api.graphql<{ repository: { ref: Answered | null } }>(DRAFT, {
    ...repositoryOf(api),
    branch: `refs/heads/${branch}`,
  });
  return repository.ref ? draftIn(repository.ref, api.branch)[0] : undefined;
}

/** Every branch that has the name of a draft, in as many requests as there are hundreds of them. */
export async function askDrafts(api: GitHubApi): Promise<readonly AskedDraft[]> {
  const found: AskedDraft[] = [];
  let after: string | null = null;
  do {
    const { repository }: { repository: { refs: Refs } } = await api.graphql(DRAFTS, {
      ...repositoryOf(api),
      prefix: `refs/heads/${branchPrefix("")}`,
      after,
    });
    found.push(...repository.refs.nodes.flatMap((ref) => draftIn(ref, api.branch)));
    after = repository.refs.pageInfo.hasNextPage ? repository.refs.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

interface Refs {
  readonly nodes: readonly Answered[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function draftIn({ prefix, name, target, associatedPullRequests }: Answered, main: string): AskedDraft[] {
  const branch = `${prefix}${name}`.slice("refs/heads/".length);
  const entry = entryOfBranch(branch, false);
  if (!entry || !target) return [];
  const requests = associatedPullRequests.nodes
    .filter(({ baseRefName }) => baseRefName === main)
    .map(
      ({ number, state, headRefOid, labels, updatedAt, author }): BranchRequest => ({
        number,
        state: ({ OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const)[state],
        head: headRefOid,
        labels: labels?.nodes.map((label) => label.name) ?? [],
        author: author?.login,
        updatedAt,
      }),
    );
  return [{ branch: { ...entry, branch, tip: target.oid }, requests }];
}
