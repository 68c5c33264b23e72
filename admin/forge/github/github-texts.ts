import type { FileAt, ForgeGlimpse } from "../forge.ts";
import { inParts } from "../in-parts.ts";
import { type GitHubApi, repositoryOf } from "./github-api.ts";

/** How many files are asked for at once: a question that takes GitHub more than ten seconds is not answered. */
const AT_ONCE = 200;

/** What is asked of a file. */
export const BLOB = "... on Blob { oid byteSize isTruncated text }";

/** What is answered of it; null when there is none. */
export type BlobAnswer = {
  readonly oid?: string;
  readonly byteSize?: number;
  readonly isTruncated?: boolean;
  readonly text?: string | null;
} | null;

/** Where a file is, as git names it. */
export function expressionOf({ commit, path }: FileAt): string {
  return JSON.stringify(`${commit}:${path}`);
}

/** What is known of a file by what GraphQL answers: not the bytes of what is no text, nor of a long one. */
export function glimpseOf(answer: BlobAnswer | undefined): ForgeGlimpse | undefined {
  const { oid, text, byteSize, isTruncated } = answer ?? {};
  if (oid === undefined) return undefined;
  const bytes = typeof text === "string" && !isTruncated ? new TextEncoder().encode(text) : undefined;
  return { oid, bytes: bytes?.length === byteSize ? bytes : undefined };
}

/** What many files hold, each at a commit; undefined for what is not answered. */
export async function askFiles(
  api: GitHubApi,
  repo: string,
  files: readonly FileAt[],
): Promise<(ForgeGlimpse | undefined)[]> {
  const found = new Map<FileAt, ForgeGlimpse | undefined>();
  await inParts(files, AT_ONCE, async (part) => {
    const asked = part.map(
      (file, index) => `f${index}: object(expression: ${expressionOf(file)}) { ${BLOB} }`,
    );
    const { data } = await api.graphqlParts<{ repository: Readonly<Record<string, BlobAnswer>> | null }>(
      `query files($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${asked.join("\n    ")}
  }
}`,
      repositoryOf(repo),
    );
    for (const [index, file] of part.entries()) found.set(file, glimpseOf(data.repository?.[`f${index}`]));
  });
  return files.map((file) => found.get(file));
}
