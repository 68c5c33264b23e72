import type { GitResult } from "../git/git.ts";
import type { WatchedResult } from "./remote-command.ts";
import { DAMAGE, FAILURES, REFUSALS, sentenceOf } from "./remote-words.ts";

/** Why a remote did not take or give what was asked. */
export interface RemoteFailure {
  readonly kind: "unreachable" | "rejected";
  /** A French sentence. */
  readonly reason: string;
  /** What git or the remote said, for the person who runs the server. */
  readonly detail: string;
}

const LONGEST = 300;

/** Says why a remote could not be read or sent to. */
export function failureOf(remote: string, result: WatchedResult): RemoteFailure {
  const name = `« ${remote} »`;
  if (result.isSilent)
    return {
      kind: "unreachable",
      reason: `${name} ne répond plus.`,
      detail: "nothing came from the remote any more",
    };
  return {
    kind: "unreachable",
    reason: sentenceOf(FAILURES, name, result.stderr) ?? `${name} ne répond pas.`,
    detail: complaint(result),
  };
}

/** Whether git stopped at an object that it cannot read here. */
export function isDamage({ stderr }: GitResult): boolean {
  return linesOf(stderr).some((line) => !line.startsWith("remote: ") && DAMAGE.test(line));
}

/**
 * Says why a remote did not take a branch, by what it says of that branch and what it printed: in the words of its own
 * rule, where it has any.
 */
export function refusalOf(remote: string, summary: string, result: GitResult): RemoteFailure {
  const name = `« ${remote} »`;
  const words = saidBy(result);
  const sentence = sentenceOf(REFUSALS, name, summary) ?? sentenceOf(REFUSALS, name, words);
  const quoted = words ? ` : ${words.replace(/[.\s]+$/, "")}.` : ", sans dire pourquoi.";
  return {
    kind: "rejected",
    reason: sentence ?? `${name} a refusé l’envoi${quoted}`,
    detail: words || summary,
  };
}

/** What a hook of the remote printed, without how far git has come; empty when it printed nothing. */
function saidBy({ stderr }: GitResult): string {
  return linesOf(stderr)
    .flatMap((line) => (line.startsWith("remote: ") ? [line.slice("remote: ".length).trim()] : []))
    .filter((line) => !/^error: hook declined to update /.test(line))
    .filter((line) => line && !/^[A-Z][a-z]+( [a-z]+)*: +\d+(%|, done)|^Total \d/.test(line))
    .join(" ")
    .slice(0, LONGEST);
}

/** The end of what git printed, without what could be a password in an address. */
function complaint({ stderr }: GitResult): string {
  const lines = linesOf(stderr);
  const line = lines.find((text) => text.startsWith("fatal: ")) ?? lines.at(-1) ?? "";
  return line
    .replace(/^fatal: /, "")
    .replace(/\/\/[^/@\s]*@/g, "//")
    .slice(0, LONGEST);
}

function linesOf(text: string): string[] {
  return text
    .trim()
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd());
}
