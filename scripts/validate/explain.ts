import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import type { Entry } from "../../contribution/diagnostics/entry.ts";

/** The page of documentation of a code, as text for a terminal; undefined for an unknown code. */
export function explain(code: string): string | undefined {
  if (!Object.hasOwn(ENTRIES, code)) return undefined;
  const entries: Readonly<Record<string, Entry>> = ENTRIES;
  const entry = entries[code];
  if (!entry) return undefined;
  return [
    `${entry.title} [${code}], ${severities(entry)}`,
    "",
    entry.why,
    "",
    "Au lieu de :",
    indented(entry.wrong),
    "",
    "Écrivez :",
    indented(entry.right),
    "",
    `Que faire : ${entry.remedy}`,
    repairs(entry),
  ].join("\n");
}

const SEVERITIES = { error: "erreur", warning: "avertissement", info: "note" } as const;

/** How serious a code is, in French: "erreur", or "erreur ou avertissement" where it depends. */
export function severities({ wordings }: Entry): string {
  const own = new Set(Object.values(wordings).map(({ severity }) => severity));
  return (["error", "warning", "info"] as const)
    .filter((severity) => own.has(severity))
    .map((severity) => SEVERITIES[severity])
    .join(" ou ");
}

/** Whether a repair is offered, in a French sentence. */
export function repairs({ wordings }: Entry): string {
  const all = Object.values(wordings);
  const count = all.filter(({ repair }) => repair !== undefined).length;
  if (count === 0) return "Réparation : à faire vous-même.";
  return count === all.length
    ? "Réparation : proposée d’un clic, ou par `--fix`."
    : "Réparation : proposée d’un clic, ou par `--fix`, quand elle est sûre.";
}

function indented(text: string): string {
  return text.replace(/^/gm, "    ");
}
