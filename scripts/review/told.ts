import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { FileReview, FileState } from "../../contribution/review/file-review.ts";
import { ALSO_HOLDS } from "../../contribution/review/proposal/foreign-words.ts";
import type { BranchReview } from "./branch-review.ts";

/** What is said before the files that are none of a data proposal's, and after. */
export const FOREIGN_TITLE = `${ALSO_HOLDS} :`;
export const FOREIGN_ADVICE =
  "Ce ne sont pas des fiches du catalogue : relisez-les une à une avant de fusionner.";
export const IMAGES_TITLE = "Images ajoutées, remplacées ou retirées :";

const SEVERITIES = { error: "Erreur", warning: "Avertissement", info: "Note" } as const;

/** « Erreur, ligne 12 »; the place of what was solved is no longer in the file. */
export function problemPlace({ severity, range }: Diagnostic, isSolved = false): string {
  return isSolved ? SEVERITIES[severity] : `${SEVERITIES[severity]}, ligne ${range.start.line}`;
}

/** What becomes of benefits and institutions, both feminine. */
const STATES: Readonly<Record<FileState, readonly [one: string, many: string]>> = {
  created: ["nouvelle", "nouvelles"],
  changed: ["modifiée", "modifiées"],
  removed: ["supprimée", "supprimées"],
  unreadable: ["illisible", "illisibles"],
  form: ["écrite autrement sans rien changer", "écrites autrement sans rien changer"],
  untouched: ["touchée par une autre", "touchées par une autre"],
};

/** « 2 aides modifiées, 1 institution nouvelle. » and « Problèmes introduits : 1 erreur. Problèmes résolus : aucun. » */
export function summaryLines({ files }: BranchReview): string[] {
  if (files.length === 0) return ["Rien ne change dans les aides ni dans les institutions."];
  const parts = ["aide", "institution"].flatMap((noun) =>
    (Object.keys(STATES) as FileState[]).flatMap((state) => {
      const isNamed = (file: FileReview) => (file.kind === "institution") === (noun === "institution");
      const count = files.filter((file) => file.state === state && isNamed(file)).length;
      if (count === 0) return [];
      return count > 1 ? [`${count} ${noun}s ${STATES[state][1]}`] : [`1 ${noun} ${STATES[state][0]}`];
    }),
  );
  return [`${parts.join(", ")}.`, problemsLine(files)];
}

function problemsLine(files: readonly FileReview<Diagnostic>[]): string {
  const introduced = files.flatMap(({ problems, failingExamples }) => [
    ...problems.introduced,
    ...failingExamples,
  ]);
  const solved = files.flatMap(({ problems }) => problems.solved);
  if (introduced.length + solved.length === 0) return "Aucun problème introduit ni résolu.";
  return `Problèmes introduits : ${counted(introduced)}. Problèmes résolus : ${counted(solved)}.`;
}

/** « 1 erreur, 2 avertissements », « aucun ». */
export function counted(problems: readonly Diagnostic[]): string {
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count > 0 ? [`${count} ${SEVERITIES[severity].toLowerCase()}${count > 1 ? "s" : ""}`] : [];
  });
  return parts.join(", ") || "aucun";
}
