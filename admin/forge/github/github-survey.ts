import type { ForgeChange, ForgeComparison, ForgeGlimpse, ForgeSurvey, ToSurvey } from "../forge.ts";
import { inParts } from "../in-parts.ts";
import { placeOf, withGlimpses } from "../survey.ts";
import { type GitHubApi, repositoryOf } from "./github-api.ts";
import { askFiles, BLOB, type BlobAnswer, expressionOf, glimpseOf } from "./github-texts.ts";

/** How many drafts are asked about at once: a question that takes GitHub more than ten seconds is not answered. */
const AT_ONCE = 50;

/** The most commits and files of a draft that are looked at this way. */
const MOST_COMMITS = 10;
const MOST_FILES = 50;

const COMPARED = `aheadBy headTarget { oid } commits(first: ${MOST_COMMITS}) { nodes { oid parents(first: 2) { nodes { oid } } } }`;
const REQUEST = `headRefOid changedFiles commits(first: 1) { totalCount } files(first: ${MOST_FILES}) { nodes { path changeType } }`;

interface Compared {
  readonly aheadBy: number;
  readonly headTarget: { readonly oid: string };
  readonly commits: {
    readonly nodes: readonly {
      readonly oid: string;
      readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
    }[];
  };
}

interface Requested {
  readonly headRefOid: string;
  readonly changedFiles: number;
  readonly commits: { readonly totalCount: number };
  readonly files: {
    readonly nodes: readonly { readonly path: string; readonly changeType: string }[];
  } | null;
}

interface Answered {
  readonly repository: {
    readonly ref: Readonly<Record<string, Compared | null>> | null;
    readonly [alias: string]: unknown;
  } | null;
}

/**
 * What many drafts change since they left the main branch. Only what must be the same as GitHub's own comparison is said:
 * of a draft whose commits follow each other, which are just as many in its request, and whose request is up to date.
 */
export async function surveyDrafts(api: GitHubApi, drafts: readonly ToSurvey[]): Promise<ForgeSurvey> {
  const own = new Map<string, ForgeGlimpse | undefined>();
  const compared = await inParts(drafts, AT_ONCE, async (part) => {
    const { data } = await api.graphqlParts<Answered>(questionOf(part), {
      ...repositoryOf(api.repo),
      main: `refs/heads/${api.branch}`,
    });
    return part.map((draft, index) => {
      const { proposal, path } = draft;
      const file = glimpseOf(data.repository?.[`t${index}`] as BlobAnswer | undefined);
      own.set(placeOf({ commit: proposal.tip, path }), file);
      const compared = data.repository?.ref?.[`c${index}`];
      const request = data.repository?.[`p${index}`] as Requested | null | undefined;
      return { ...draft, comparison: comparisonOf(proposal.tip, compared, request) };
    });
  });
  return withGlimpses(compared.flat(), async (files) => {
    const others = files.filter((file) => !own.has(placeOf(file)));
    const found = await askFiles(api, api.repo, others);
    const all = new Map([...own, ...others.map((file, index) => [placeOf(file), found[index]] as const)]);
    return files.map((file) => all.get(placeOf(file)));
  });
}

function questionOf(drafts: readonly ToSurvey[]): string {
  const compared = drafts.map(
    ({ proposal }, index) =>
      `c${index}: compare(headRef: ${JSON.stringify(proposal.branch)}) { ${COMPARED} }`,
  );
  const requests = drafts.flatMap(({ proposal: { request } }, index) =>
    request === undefined ? [] : [`p${index}: pullRequest(number: ${request}) { ${REQUEST} }`],
  );
  const texts = drafts.flatMap(({ proposal, path, idOf }, index) =>
    idOf(path) === undefined
      ? [`t${index}: object(expression: ${expressionOf({ commit: proposal.tip, path })}) { ${BLOB} }`]
      : [],
  );
  return `query survey($owner: String!, $name: String!, $main: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $main) {
      ${compared.join("\n      ")}
    }
    ${[...requests, ...texts].join("\n    ")}
  }
}`;
}

function comparisonOf(
  tip: string,
  compared: Compared | null | undefined,
  request: Requested | null | undefined,
): ForgeComparison | undefined {
  if (compared?.headTarget.oid !== tip) return undefined;
  if (compared.aheadBy === 0) return { mergeBase: tip, changes: [], truncated: false, commits: [] };
  const mergeBase = beginningOf(compared);
  const files = request?.files?.nodes ?? [];
  const isSame =
    request?.headRefOid === tip &&
    request.commits.totalCount === compared.aheadBy &&
    request.changedFiles === files.length;
  const changes = files.flatMap(({ path, changeType }): ForgeChange[] => {
    const status = STATUSES[changeType];
    return status ? [{ path, status, oid: undefined }] : [];
  });
  if (mergeBase === undefined || !isSame || changes.length < files.length) return undefined;
  const commits = compared.commits.nodes.map(({ oid }) => oid);
  return { mergeBase, changes, truncated: false, commits };
}

/** The commit that those of a draft come after, one after the other; undefined where they do not. */
function beginningOf({ aheadBy, commits: { nodes } }: Compared): string | undefined {
  const own = new Set(nodes.map(({ oid }) => oid));
  const parents = nodes.flatMap((commit) => commit.parents.nodes.map(({ oid }) => oid));
  const [beginning, ...others] = parents.filter((oid) => !own.has(oid));
  const isWhole = nodes.length === aheadBy && parents.length === aheadBy;
  return isWhole && others.length === 0 ? beginning : undefined;
}

/** How a comparison calls what GraphQL says of a file; it does not say where a renamed one was. */
const STATUSES: Readonly<Record<string, ForgeChange["status"]>> = {
  ADDED: "added",
  MODIFIED: "modified",
  CHANGED: "modified",
  DELETED: "removed",
};
