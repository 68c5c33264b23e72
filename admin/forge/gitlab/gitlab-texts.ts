import { grouped } from "../../../contribution/model/grouped.ts";
import type { FileAt, ForgeGlimpse } from "../forge.ts";
import { inParts } from "../in-parts.ts";
import { placeOf } from "../survey.ts";
import type { GitLabApi } from "./gitlab-api.ts";

/**
 * How many files are asked for at once, by the commits that they are at: GitLab reckons what a question costs before it
 * answers, by its paths and its lists, and refuses more than 250. A version that reckons otherwise is asked in halves.
 */
const AT_ONE_COMMIT = 100;
const AT_MANY_COMMITS = 24;

interface Blobs {
  readonly nodes: readonly (Blob | null)[] | null;
}

interface Blob {
  readonly path: string;
  readonly oid: string;
  readonly rawTextBlob: string | null;
}

interface Answered {
  readonly project: Readonly<Record<string, { readonly blobs: Blobs | null } | null>> | null;
}

/** What many files hold, each at a commit; undefined for what is not answered. */
export async function askFiles(
  api: GitLabApi,
  files: readonly FileAt[],
): Promise<(ForgeGlimpse | undefined)[]> {
  const found = new Map<string, ForgeGlimpse>();
  const commits = new Set(files.map(({ commit }) => commit));
  const most = commits.size > 1 ? AT_MANY_COMMITS : AT_ONE_COMMIT;
  const sorted = [...files].sort((one, other) => (one.commit < other.commit ? -1 : 1));
  await inParts(sorted, most, async (part) => {
    const groups = [...grouped(part, ({ commit }) => commit)];
    const asked = groups.map(([commit, group], index) => {
      const paths = JSON.stringify(group.map(({ path }) => path));
      return `c${index}: repository { blobs(ref: ${JSON.stringify(commit)}, paths: ${paths}, first: ${group.length}) { nodes { path oid rawTextBlob } } }`;
    });
    const { project } = await api.graphql<Answered>(
      `query files($project: ID!) {
  project(fullPath: $project) {
    ${asked.join("\n    ")}
  }
}`,
    );
    for (const [index, [commit]] of groups.entries()) {
      for (const blob of project?.[`c${index}`]?.blobs?.nodes ?? []) {
        if (blob) found.set(placeOf({ commit, path: blob.path }), glimpseOf(blob));
      }
    }
  });
  return files.map((file) => found.get(placeOf(file)));
}

function glimpseOf({ oid, rawTextBlob }: Blob): ForgeGlimpse {
  return { oid, bytes: rawTextBlob === null ? undefined : new TextEncoder().encode(rawTextBlob) };
}
