import { UsageError } from "../options.ts";

/** A repository on a forge that speaks GitHub's REST API. */
export interface ForgeRepository {
  /** Address of the API: https://api.github.com. */
  readonly api: string;
  /** `owner/name`. */
  readonly name: string;
  readonly token: string;
}

/** Milliseconds between two tries of a request that the forge could not answer; each is tried once more than that. */
const WAITS = [1_000, 4_000];
// Milliseconds.
const TIMEOUT = 30_000;
/** The most that the forge gives in a page. */
const PAGE = 100;

/** Asks the forge, at a path under the repository; a refusal is a usage error, without the token. */
export async function askForge(
  repository: ForgeRepository,
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  waits: readonly number[] = WAITS,
): Promise<unknown> {
  const [wait, ...later] = waits;
  const response = await answerOf(repository, method, path, body);
  if (response?.ok) return response.status === 204 ? undefined : response.json();
  const isPassing = !response || response.status >= 500 || response.status === 429;
  // A comment that was made although the answer was lost is found again by the next run.
  if (isPassing && wait !== undefined && method !== "POST") {
    await new Promise((done) => setTimeout(done, wait));
    return askForge(repository, method, path, body, later);
  }
  const said = response ? `answered ${response.status}` : "does not answer";
  throw new UsageError(`The forge ${said}: ${method} ${path} in ${repository.name}.`);
}

async function answerOf(
  { api, name, token }: ForgeRepository,
  method: string,
  path: string,
  body: unknown,
): Promise<Response | undefined> {
  try {
    return await fetch(`${api}/repos/${name}/${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "x-github-api-version": "2022-11-28",
        "user-agent": "contribution-review",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT),
      // The token is for this address only.
      redirect: "error",
    });
  } catch {
    return undefined;
  }
}

/** Every item of a list that the forge gives in pages. */
export async function askForAll(repository: ForgeRepository, path: string): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const separator = path.includes("?") ? "&" : "?";
    const found = await askForge(repository, "GET", `${path}${separator}per_page=${PAGE}&page=${page}`);
    if (!Array.isArray(found)) throw new UsageError(`The forge gave no list: GET ${path}.`);
    items.push(...found);
    if (found.length < PAGE) return items;
  }
}
