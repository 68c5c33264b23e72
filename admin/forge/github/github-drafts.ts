import type { BranchRequest, DraftBranch } from "../draft-requests.ts";
import { branchPrefix, entryOfBranch } from "../proposal-names.ts";
import { type GitHubApi, repositoryOf } from "./github-api.ts";

/** A draft's branch, with all requests that were made of it. */
export interface AskedDraft {
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

/** How many labels of a request are asked for. */
export const MOST_LABELS = 50;

const BRANCH = `fragment branch on Ref {
  prefix
  name
  target { oid }
  associatedPullRequests(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { number state headRefOid baseRefName labels(first: ${MOST_LABELS}) { nodes { name } } updatedAt author { login } }
  }
}`;

const DRAFT = `query draft($owner: String!, $name: String!, $main: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    id
    main: ref(qualifiedName: $main) { target { oid } }
    ref(qualifiedName: $branch) { ...branch }
  }
}
${BRANCH}`;

const DRAFTS = `query drafts($owner: String!, $name: String!, $main: String!, $prefix: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    id
    main: ref(qualifiedName: $main) { target { oid } }
    refs(refPrefix: $prefix, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ...branch }
    }
  }
}
${BRANCH}`;

/** What any question about drafts says beside: the repository's own id, and the newest commit of the main branch. */
interface Beside {
  readonly id: string;
  readonly main: { readonly target: { readonly oid: string } | null } | null;
}

interface Refs extends Beside {
  readonly refs: {
    readonly nodes: readonly Answered[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** A branch of the repository of the drafts (undefined when it is not there), and what is said beside. */
export async function askDraft(
  api: GitHubApi,
  branch: string,
): Promise<Asked & { draft: AskedDraft | undefined }> {
  const { repository } = await api.graphql<{ repository: Beside & { ref: Answered | null } }>(DRAFT, {
    ...placeOf(api),
    branch: `refs/heads/${branch}`,
  });
  const draft = repository.ref ? draftIn(repository.ref, api.branch)[0] : undefined;
  return { ...besideOf(repository), draft };
}

/** What is said beside the drafts. */
export interface Asked {
  readonly repositoryId: string;
  readonly main: string | undefined;
}

/** Every branch that has the name of a draft, in as many requests as there are hundreds of them. */
export function askDrafts(api: GitHubApi): {
  readonly first: Promise<Asked>;
  readonly drafts: Promise<readonly AskedDraft[]>;
} {
  const first = askPage(api, null);
  return { first: first.then(besideOf), drafts: first.then((page) => allFrom(api, page)) };
}

async function allFrom(api: GitHubApi, first: Refs): Promise<readonly AskedDraft[]> {
  const found: AskedDraft[] = [];
  for (let { refs } = first; ; { refs } = await askPage(api, refs.pageInfo.endCursor)) {
    found.push(...refs.nodes.flatMap((ref) => draftIn(ref, api.branch)));
    if (!refs.pageInfo.hasNextPage) return found;
  }
}

async function askPage(api: GitHubApi, after: string | null): Promise<Refs> {
  const prefix = `refs/heads/${branchPrefix("")}`;
  return (await api.graphql<{ repository: Refs }>(DRAFTS, { ...placeOf(api), prefix, after })).repository;
}

function placeOf(api: GitHubApi) {
  return { ...repositoryOf(api.repo), main: `refs/heads/${api.branch}` };
}

function besideOf({ id, main }: Beside): Asked {
  return { repositoryId: id, main: main?.target?.oid };
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
