import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Status } from "../../contribution/desk/status.ts";
import type { repositoryWithData } from "../support/command.ts";

/** What a person does in a catalogue with an editor and git, beside the admin. */
type Repository = ReturnType<typeof repositoryWithData>;

export const FOLDER = "benefits/javascript";

/** Slugs of the simple benefits with an amount, in the order of their names. */
export function withAmount({ git }: Repository): readonly string[] {
  const paths = git("grep", "-l", "^montant: ", "--", FOLDER).split("\n");
  return paths.map((path) => path.slice(FOLDER.length + 1, -".yml".length));
}

/** Writes a file and the folders above it. */
export function put({ directory }: Repository, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

export function edit(repository: Repository, path: string, change: (text: string) => string): void {
  put(repository, path, change(readFileSync(join(repository.directory, path), "utf8")));
}

/** Gives a simple benefit another amount. */
export function setAmount(repository: Repository, slug: string, amount: number): void {
  edit(repository, `${FOLDER}/${slug}.yml`, (text) => text.replace(/^montant: .*$/m, `montant: ${amount}`));
}

/**
 * Commits a change on the branch of a draft (`collection/slug`), which begins with it where there is none, and where the
 * draft then stands.
 */
export function commitDraft({ git }: Repository, address: string, change: () => void, status?: Status): void {
  const branch = `cms/${address}`;
  const isNew = git("for-each-ref", `refs/heads/${branch}`) === "";
  git("switch", "--quiet", ...(isNew ? ["--create", branch, "main"] : [branch]));
  change();
  git("add", "--all");
  const trailer = status ? ["--message", `Contribution-Status: ${status}`] : [];
  git("commit", "--quiet", "--message", `Modifie ${address}`, ...trailer);
  git("switch", "--quiet", "main");
}
