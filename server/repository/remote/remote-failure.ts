import type { GitResult } from "../git/git.ts";
import type { WatchedResult } from "./remote-command.ts";

/** Why a remote did not take or give what was asked. */
export interface RemoteFailure {
  readonly kind: "unreachable" | "rejected";
  /** A French sentence. */
  readonly reason: string;
  /** What git or the remote said, for the person who runs the server. */
  readonly detail: string;
}

const LONGEST = 300;

/** What git says (a part of it, in English), and the sentence that says the same of a remote; the first that fits. */
const SENTENCES: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /could not read (Username|Password)|Authentication failed|Permission denied|terminal prompts disabled|Host key verification failed|(error|status)[: ]+40[13]|HTTP Basic: Access denied/i,
    (name) =>
      `${name} demande une identification que le serveur n’a pas : la personne qui le gère peut la configurer dans git.`,
  ],
  [
    /Could not resolve host|Name or service not known|unable to look up|nodename nor servname|name resolution/i,
    (name) => `L’adresse de ${name} est introuvable : le réseau est coupé, ou cette adresse a changé.`,
  ],
  [
    /early EOF|RPC failed|hung up unexpectedly|Connection reset|unexpected disconnect|Broken pipe|transfer closed|premature/i,
    (name) => `La connexion à ${name} a été coupée avant la fin.`,
  ],
];

/** Says why a remote could not be read or sent to. */
export function failureOf(remote: string, result: WatchedResult): RemoteFailure {
  const name = `« ${remote} »`;
  if (result.isSilent)
    return {
      kind: "unreachable",
      reason: `${name} ne répond plus.`,
      detail: "nothing came from the remote any more",
    };
  const [, sentence] = SENTENCES.find(([pattern]) => pattern.test(result.stderr)) ?? [];
  return {
    kind: "unreachable",
    reason: sentence?.(name) ?? `${name} ne répond pas.`,
    detail: complaint(result),
  };
}

/** What a hook of the remote printed, without how far git has come; empty when it printed nothing. */
export function saidBy({ stderr }: GitResult): string {
  return linesOf(stderr)
    .flatMap((line) => (line.startsWith("remote: ") ? [line.slice("remote: ".length).trim()] : []))
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
