/** A file that did not follow. */
export interface LeftFile {
  /** From the root of the working tree. */
  readonly path: string;
  /** False for what is left of a file that is not in the published version any more: git does not know it. */
  readonly isTracked: boolean;
}

/** Files of a working tree that did not follow their branch, because a person has changed them. */
export interface LeftBehind {
  /** Folder of the working tree. */
  readonly place: string;
  /** Full name of the branch. */
  readonly branch: string;
  readonly files: readonly LeftFile[];
  /** Why nothing could follow, when that is not because of the files: it is tried again later. */
  readonly failure?: string | undefined;
  /** Whether its folder is not there: all of it follows when it is there again. */
  readonly isAbsent?: boolean | undefined;
}

/** More paths than this are counted, not named. */
const MOST_NAMED = 50;

/** What the person who runs the server is told of such files, with commands that keep the publication. */
export function worktreeReport({ place, branch, files, failure, isAbsent }: LeftBehind): string {
  const name = branch.replace("refs/heads/", "");
  if (isAbsent) return absenceReport(name, place, failure);
  if (failure !== undefined) {
    return (
      `La branche « ${name} » a avancé, mais votre dossier de travail « ${place} » n’a pas pu suivre (${failure}). ` +
      "N’y enregistrez rien : il sera remis à jour à la prochaine publication, ou quand vous relancerez le serveur."
    );
  }
  const named = files.slice(0, MOST_NAMED);
  const others = files.length - named.length;
  const tracked = named.filter(({ isTracked }) => isTracked);
  const git = `git --literal-pathspecs -C ${quoted(place)}`;
  return [
    `La branche « ${name} » a avancé. Votre dossier de travail a suivi, sauf là où vous aviez des modifications en cours :`,
    ...named.map(
      ({ path, isTracked }) =>
        `  ${path}${isTracked ? "" : " (retiré de la version publiée : git ne suit plus votre copie)"}`,
    ),
    ...(others > 0 ? [`  et ${others} autres (git status les nomme)`] : []),
    "Rien de vous n’y a été touché.",
    ...(tracked.length > 0
      ? [
          "Les enregistrer tels quels (git commit -a) remplacerait ce qui vient d’être publié. " +
            "Pour garder les deux, mettez une copie de ces fichiers ailleurs, prenez la version publiée, puis reportez-y vos modifications :",
          `  ${git} restore --source=HEAD --staged --worktree --ignore-skip-worktree-bits -- ${tracked.map(({ path }) => quoted(path)).join(" ")}`,
        ]
      : []),
  ].join("\n");
}

function absenceReport(name: string, place: string, failure: string | undefined): string {
  const absence = `La branche « ${name} » a avancé pendant que votre dossier de travail « ${place} » est absent (un disque débranché, peut-être). `;
  return failure === undefined
    ? `${absence}Vous n’avez rien à faire : dès son retour, il sera mis à jour, et vos modifications y resteront.`
    : `${absence}Son retour n’a pas pu être préparé (${failure}). Quand il sera de nouveau là, n’y enregistrez rien avant d’avoir relancé le serveur : il sera alors mis à jour.`;
}

/** As a shell reads it back. */
function quoted(text: string): string {
  return /^[\w./@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
