import type { ForgeComment, ForgeThread, ForgeThreads } from "../forge.ts";
import { ifFound } from "../forge-request.ts";
import { addressOf, isThreadOf, NOTES_LABEL, threadOf } from "../note-threads.ts";
import type { GitLabApi } from "./gitlab-api.ts";

interface Issue {
  readonly iid: number;
  readonly description: string | null;
  readonly web_url: string;
}

/** What GitLab calls a note: also what it says itself in a thread, of labels and such. */
interface IssueNote {
  readonly id: number;
  readonly body: string;
  readonly author: { readonly username: string } | null;
  readonly created_at: string;
  readonly system?: boolean;
}

/** The issues of the project, and their comments. */
export function createGitLabThreads(api: GitLabApi): ForgeThreads {
  const isDone = async (answer: Promise<unknown>) => (await ifFound(answer.then(() => true))) ?? false;
  return {
    of: async (name) => {
      const params = { labels: NOTES_LABEL, search: addressOf(name), in: "description" };
      const found = (await api.all("/issues", params)) as Issue[];
      return found
        .filter(({ description }) => isThreadOf(name, description))
        .sort((a, b) => a.iid - b.iid)
        .map(asThread);
    },
    open: async (name) => {
      const { title, body, labels } = threadOf(name);
      return asThread(
        (await api.send("POST", "/issues", { title, description: body, labels: labels.join(",") })) as Issue,
      );
    },
    comments: async ({ number }) => {
      const params = { sort: "asc", order_by: "created_at" };
      const notes = (await api.all(`/issues/${number}/notes`, params)) as IssueNote[];
      return notes.filter(({ system }) => !system).map(asComment);
    },
    add: async ({ number }, body) =>
      asComment((await api.send("POST", `/issues/${number}/notes`, { body })) as IssueNote),
    edit: ({ number }, id, body) => isDone(api.send("PUT", `/issues/${number}/notes/${id}`, { body })),
    remove: ({ number }, id) => isDone(api.send("DELETE", `/issues/${number}/notes/${id}`)),
  };
}

function asThread({ iid, web_url }: Issue): ForgeThread {
  return { number: iid, page: web_url };
}

function asComment({ id, body, author, created_at }: IssueNote): ForgeComment {
  // An account that was deleted has no name any more.
  return { id: String(id), body, login: author?.username ?? "ghost", writtenAt: created_at };
}
