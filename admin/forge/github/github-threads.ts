import type { EntryName } from "../../../contribution/desk/entry.ts";
import type { ForgeComment, ForgeThread, ForgeThreads } from "../forge.ts";
import { ifFound } from "../forge-request.ts";
import { addressOf, isThreadOf, NOTES_LABEL, threadOf } from "../note-threads.ts";
import type { GitHubApi } from "./github-api.ts";

/** Issues that one request gives. */
const PAGE = 100;

interface Issue {
  readonly number: number;
  readonly body: string | null;
  readonly html_url: string;
}

interface IssueComment {
  readonly id: number;
  readonly body?: string;
  readonly user: { readonly login: string } | null;
  readonly created_at: string;
}

/** The issues of the repository that is published, and their comments. */
export function createGitHubThreads(api: GitHubApi): ForgeThreads {
  const issues = `${api.originRepoURL}/issues`;
  const send = (method: "POST" | "PATCH", path: string, body: object) =>
    api.request(`${issues}${path}`, { method, body: JSON.stringify(body) });
  const isDone = async (answer: Promise<unknown>) => (await ifFound(answer.then(() => true))) ?? false;
  return {
    of: async (name) => (await issuesOf(api, issues, name)).map(asThread),
    open: async (name) => asThread((await send("POST", "", threadOf(name))) as Issue),
    comments: async ({ number }) => {
      const params = { per_page: PAGE };
      const comments = await api.requestAllPages(`${issues}/${number}/comments`, { params });
      return (comments as IssueComment[]).map(asComment);
    },
    add: async ({ number }, body) =>
      asComment((await send("POST", `/${number}/comments`, { body })) as IssueComment),
    edit: (_, id, body) => isDone(send("PATCH", `/comments/${id}`, { body })),
    remove: (_, id) => isDone(api.request(`${issues}/comments/${id}`, { method: "DELETE" })),
  };
}

/** A search knows an issue some time after it was made, and a list names the newest ones at once: both are asked. */
async function issuesOf(api: GitHubApi, issues: string, name: EntryName): Promise<Issue[]> {
  const params = { labels: NOTES_LABEL, state: "all", sort: "created", direction: "desc", per_page: PAGE };
  // Of a repository without issues GitHub says that they are gone.
  const newest = ((await ifFound(api.request(issues, { params }), 410)) ?? []) as Issue[];
  const older = newest.length < PAGE ? [] : await search(api, name);
  const all = [...newest, ...older].filter(({ body }) => isThreadOf(name, body));
  return [...new Map(all.map((issue) => [issue.number, issue])).values()].sort((a, b) => a.number - b.number);
}

async function search(api: GitHubApi, name: EntryName): Promise<Issue[]> {
  const q = `repo:${api.originRepo} is:issue label:${NOTES_LABEL} "${addressOf(name)}" in:body`;
  const answer = await api.request("/search/issues", { params: { q, per_page: PAGE } });
  return (answer as { items: Issue[] }).items;
}

function asThread({ number, html_url }: Issue): ForgeThread {
  return { number, page: html_url };
}

function asComment({ id, body = "", user, created_at }: IssueComment): ForgeComment {
  // An account that was deleted has no name any more.
  return { id: String(id), body, login: user?.login ?? "ghost", writtenAt: created_at };
}
