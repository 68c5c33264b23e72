import type { Git } from "./git/git.ts";

/** Who makes a commit. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** The committer of every commit, and the author of those of nobody known. */
export const TOOL: Identity = { name: "Contribution", email: "contribution@localhost" };

/** The identity that git is configured with; undefined unless it is whole. */
export async function configuredIdentity(git: Git): Promise<Identity | undefined> {
  const { stdout } = await git.attempt(["config", "-z", "--get-regexp", "^user\\.(name|email)$"]);
  const values = new Map(
    stdout
      .toString()
      .split("\0")
      .map((line) => [line.slice(0, line.indexOf("\n")), line.slice(line.indexOf("\n") + 1).trim()]),
  );
  const [name, email] = [values.get("user.name"), values.get("user.email")];
  return name && email ? { name, email } : undefined;
}
