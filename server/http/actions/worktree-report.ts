import type { WorktreeState } from "../../repository/worktrees.ts";

/** Tells the person who runs the server when the files on disk could not follow the published branch. */
export function reportWorktree(
  state: WorktreeState,
  branch: string,
  notify: (message: string) => void,
): void {
  if (state !== "left-behind") return;
  notify(
    `La branche « ${branch} » a avancé, mais votre dossier de travail contient des modifications en cours : il n’a pas été touché. ` +
      "Quand vous aurez mis vos modifications de côté (git stash), « git reset --hard » l’amènera à la version publiée.",
  );
}
