import type { JSX } from "react";
import { draftFiles } from "../drafts/draft-files.ts";
import { unbreakable } from "../locale/typography.ts";
import { DraftFilesView } from "../review/draft-files-view.tsx";
import { ImagesView } from "../review/images-view.tsx";
import type { DraftReview } from "../review/review-of.ts";
import { ReviewView } from "../review/review-view.tsx";
import { FormDialog } from "../widgets/parts/form-dialog.tsx";
import type { BoardDraft } from "./board-draft.ts";

/** Asks before everybody sees a version: what changes is read once more. */
export function PublishDialog({
  draft,
  review,
  onPublish,
  onClose,
}: {
  draft: BoardDraft;
  review: DraftReview | undefined;
  onPublish: () => void;
  onClose: () => void;
}): JSX.Element {
  const files = draftFiles(draft.id);
  return (
    <FormDialog title={unbreakable(`Publier « ${review?.name ?? draft.name} » ?`)} onClose={onClose}>
      <p className="ct-hint">Tout le monde verra cette version dans le simulateur.</p>
      <div className="ct-dialog-body">
        <DraftFilesView files={files} />
        {review ? <ReviewView review={review} /> : <p>Comparaison en cours…</p>}
        {review && <ImagesView draft={draft.id} logo={review.logo} images={files?.images ?? []} />}
      </div>
      <div className="ct-dialog-buttons">
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
        <button
          type="button"
          className="ct-button ct-button-main"
          disabled={(files?.foreignCount ?? 0) > 0}
          onClick={onPublish}
        >
          Publier
        </button>
      </div>
    </FormDialog>
  );
}
