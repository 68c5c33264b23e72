import { isMapping } from "../../contribution/model/mapping.ts";
import { askForAll, askForge, type ForgeRepository } from "./forge-client.ts";

/** What the comment begins with: nobody sees it, and it tells our comment from others. */
export const MARKER = "<!-- contribution-review -->";

/** The longest comment that GitHub takes, in characters. */
const LONGEST = 65_536;

/** What became of the comment. */
export type Kept = "created" | "edited" | "unchanged" | "none";

/**
 * Keeps one comment of ours in a pull request: edits it in place where there is one, else makes it. `author` is the
 * login that we write with: a comment of another person who wrote our marker is not ours. `isNeeded` false makes none,
 * and still brings an existing one up to date.
 */
export async function keepComment(
  repository: ForgeRepository,
  pullRequest: number,
  text: string,
  { author, isNeeded }: { readonly author: string; readonly isNeeded: boolean },
): Promise<Kept> {
  const body = `${MARKER}\n${text}`.slice(0, LONGEST);
  const comments = await askForAll(repository, `issues/${pullRequest}/comments`);
  const [own, ...doubles] = comments.flatMap((comment) => ownComment(comment, author));
  // Two runs at once may have made two.
  for (const { id } of doubles) await askForge(repository, "DELETE", `issues/comments/${id}`);
  if (own) {
    if (sameText(own.body, body)) return "unchanged";
    await askForge(repository, "PATCH", `issues/comments/${own.id}`, { body });
    return "edited";
  }
  if (!isNeeded) return "none";
  await askForge(repository, "POST", `issues/${pullRequest}/comments`, { body });
  return "created";
}

function ownComment(comment: unknown, author: string): { id: number; body: string }[] {
  if (!isMapping(comment) || !isMapping(comment.user) || comment.user.login !== author) return [];
  const { id, body } = comment;
  if (!Number.isSafeInteger(id) || typeof body !== "string" || !body.startsWith(MARKER)) return [];
  return [{ id: Number(id), body }];
}

/** A forge may keep line ends its own way. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll("\r\n", "\n").trim() === other.trim();
}
