import { resolve } from "node:path";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { reviewBranch } from "./review/branch-review.ts";
import type { ForgeRepository } from "./review/forge-client.ts";
import { keepComment } from "./review/living-comment.ts";
import { markdownFormat } from "./review/markdown-format.ts";
import { findPullRequest, type PullRequest } from "./review/pull-request.ts";
import { ROOT } from "./root.ts";
import { gitIn } from "./validate/revision-files.ts";

const USAGE =
  "npm run comment -- --repo OWNER/NAME --head OWNER:BRANCH --commit SHA [--data DIR] [--api-root URL]";

const OPTIONS = {
  repo: { type: "string", value: "OWNER/NAME", help: "the repository on the forge" },
  head: { type: "string", value: "OWNER:BRANCH", help: "the branch that the pull request comes from" },
  commit: { type: "string", value: "SHA", help: "the commit of that branch to review" },
  data: {
    type: "string",
    value: "DIR",
    help: "data root: the folder that holds benefits/ and institutions/",
    default: "the project",
  },
  remote: { type: "string", value: "NAME", help: "git's name of the forge", default: "origin" },
  "api-root": {
    type: "string",
    value: "URL",
    help: "REST API of the forge",
    default: "GITHUB_API_URL, else https://api.github.com",
  },
  author: {
    type: "string",
    value: "LOGIN",
    help: "the login that the token writes with",
    default: "github-actions[bot]",
  },
} as const satisfies Readonly<Record<string, Option>>;

/**
 * Writes the review of a pull request in one comment of it, made once then edited in place. The proposal is fetched as
 * objects of git and read as data: nothing of it is checked out nor run. The token is in GITHUB_TOKEN. Exit code: 0, or 2
 * when it could not run.
 */
void runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const text = (name: keyof typeof OPTIONS) => (typeof values[name] === "string" ? values[name] : undefined);
  const head = text("head");
  const commit = text("commit");
  if (!head || !commit) throw new UsageError(`--head and --commit are missing.\n\n${USAGE}`);
  const repository = repositoryOf(text("repo"), text("api-root"));
  const pull = await findPullRequest(repository, head, commit);
  if (!pull) {
    console.log(`No open pull request of ${head} stands at ${commit}: nothing to say.`);
    return 0;
  }
  const root = resolve(text("data") ?? ROOT);
  fetchObjects(root, text("remote") ?? "origin", pull);
  const review = reviewBranch(root, pull.base, pull.head);
  const body = `${markdownFormat(review)}\n\n<sub>Version relue : ${pull.head.slice(0, 8)}</sub>`;
  const kept = await keepComment(repository, pull.number, body, {
    author: text("author") ?? "github-actions[bot]",
    isNeeded: review.files.length + review.foreign.length + review.images.length > 0,
  });
  console.log(`Comment of pull request ${pull.number}: ${kept}.`);
  return 0;
});

function repositoryOf(name: string | undefined, api: string | undefined): ForgeRepository {
  const token = process.env.GITHUB_TOKEN;
  if (!name || !/^[\w.-]+\/[\w.-]+$/.test(name)) throw new UsageError("--repo takes owner/name.");
  if (!token) throw new UsageError("GITHUB_TOKEN holds no token.");
  const root = api ?? process.env.GITHUB_API_URL ?? "https://api.github.com";
  if (!URL.canParse(root)) throw new UsageError(`--api-root is not an address: ${root}.`);
  return { api: root.replace(/\/$/, ""), name, token };
}

/** Brings the two ends of a pull request into the repository's objects; no reference, no file changes. */
function fetchObjects(root: string, remote: string, { number, base }: PullRequest): void {
  const git = gitIn(root);
  const wanted = [`refs/pull/${number}/head`, ...(isThere(root, base) ? [] : [base])];
  try {
    git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, ...wanted);
  } catch {
    throw new UsageError(`The pull request ${number} could not be fetched from ${remote}.`);
  }
}

function isThere(root: string, commit: string): boolean {
  try {
    gitIn(root)("cat-file", "-e", `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}
