import type { JSX } from "react";
import {
  ALSO_HOLDS,
  foreignWords,
  leftText,
  NEVER_PUBLISHED,
  shownForeign,
  shownPath,
} from "../../contribution/review/proposal/foreign-words.ts";
import type { DraftFiles } from "../drafts/draft-files.ts";
import { unbreakable } from "../locale/typography.ts";

/** What the branch of a draft holds beside its entry: what is published with it, and what never is, by name. */
export function DraftFilesView({ files }: { files: DraftFiles | undefined }): JSX.Element | null {
  if (!files) return null;
  const { companions, foreign, foreignCount } = files;
  const shown = shownForeign(foreign).files;
  const left = foreignCount - shown.length;
  return (
    <>
      {foreignCount > 0 && (
        <div className="cr-foreign">
          <p className="cr-headline">{unbreakable(`${ALSO_HOLDS} :`)}</p>
          <ul>
            {shown.map((file) => (
              <li key={file.path}>
                <code>{shownPath(file)}</code> ({foreignWords(file)})
              </li>
            ))}
            {left > 0 && <li>{leftText(left)}</li>}
          </ul>
          <p>{unbreakable(NEVER_PUBLISHED)}</p>
        </div>
      )}
      {companions.length > 0 && <p>{unbreakable(`Publié avec la fiche : ${companions.join(", ")}.`)}</p>}
    </>
  );
}
