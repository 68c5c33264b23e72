import { Refusal } from "../../connection/refusal.ts";
import type { ForgeClient } from "../forge-client.ts";
import { isRefused } from "../forge-request.ts";

/** What GitHub lets somebody see of the token that they logged in with. */
export interface GitHubToken {
  /** Whether it is for chosen repositories and rights. */
  readonly isFineGrained: boolean;
  /** What a classic one may do; undefined where GitHub does not say it. */
  readonly scopes: readonly string[] | undefined;
}

/** What begins the tokens of which GitHub tells no scope, or none that counts: fine-grained ones, and those of apps. */
const WITHOUT_SCOPES = /^(github_pat_|gh[us]_)/;

/** Reads what a token is from itself and from the headers of any answer to it. */
export function readToken(token: string, headers: Headers): GitHubToken {
  const said = WITHOUT_SCOPES.test(token) ? null : headers.get("x-oauth-scopes");
  return {
    isFineGrained: token.startsWith("github_pat_"),
    scopes: said?.split(",").map((scope) => scope.trim()),
  };
}

const CLASSIC = "Créez un jeton « classic » avec la case";

/** Refuses a classic token that may not write to a repository. */
export function requireScope({ scopes }: GitHubToken, isPrivate: boolean): void {
  const enough = isPrivate ? ["repo"] : ["public_repo", "repo"];
  if (!scopes || enough.some((scope) => scopes.includes(scope))) return;
  throw new Refusal(
    `Votre jeton GitHub ne permet pas d’écrire dans le catalogue. ${CLASSIC} « ${enough[0]} », puis reconnectez-vous.`,
    403,
  );
}

/** Refuses a token that cannot propose from a copy: a fine-grained one only writes to repositories that are its owner's. */
export function requireToPropose(token: GitHubToken, repo: string, isPrivate: boolean): void {
  if (!token.isFineGrained) {
    requireScope(token, isPrivate);
    return;
  }
  throw new Refusal(
    `Votre compte ne peut pas écrire dans « ${repo} », et votre jeton, qui est « fine-grained », ne peut rien proposer au dépôt de quelqu’un d’autre. ${CLASSIC} « ${isPrivate ? "repo" : "public_repo"} », puis reconnectez-vous. Si vous êtes de l’équipe, demandez-lui plutôt de vous donner accès au dépôt.`,
    403,
  );
}

/**
 * Refuses a fine-grained token that may not write drafts. GitHub tells its rights to nobody, so two writes are asked for
 * that change nothing: an empty file that no commit holds, and a request to merge the main branch into itself.
 */
export async function requireRights(
  { json }: Pick<ForgeClient, "json">,
  { isFineGrained }: GitHubToken,
  { repo, branch }: { readonly repo: string; readonly branch: string },
): Promise<void> {
  if (!isFineGrained) return;
  const ask = async (right: string, path: string, asked: object) => {
    try {
      await json(`/repos/${repo}/${path}`, { method: "POST", body: JSON.stringify(asked) });
    } catch (error) {
      if (isRefused(error, 403, 404)) throw withoutRight(repo, right);
      // Any other no comes after the rights were looked at.
      if (!isRefused(error, 400, 409, 422)) throw error;
    }
  };
  await ask("Contents", "git/blobs", { content: "", encoding: "utf-8" });
  await ask("Pull requests", "pulls", { title: branch, head: branch, base: branch });
}

function withoutRight(repo: string, right: string): Refusal {
  return new Refusal(
    `Il manque à votre jeton GitHub le droit « ${right} » en écriture dans « ${repo} ». Sur GitHub, ajoutez-le à ce jeton, et ce dépôt parmi ceux où il sert, puis reconnectez-vous. Si ce dépôt ne vous y est pas proposé, créez plutôt un jeton « classic » avec la case « public_repo ».`,
    403,
  );
}
