import { type JSX, useId, useState } from "react";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { draftFiles } from "../drafts/draft-files.ts";
import { unbreakable } from "../locale/typography.ts";
import { DraftFilesView } from "../review/draft-files-view.tsx";
import { ImagesView } from "../review/images-view.tsx";
import type { DraftReview } from "../review/review-of.ts";
import { ReviewView } from "../review/review-view.tsx";
import { elapsed } from "../unsaved/elapsed.ts";
import { type BoardDraft, formAddress } from "./board-draft.ts";

/** One draft: its name leads to its form; a line says what it changes, and the rest is there on demand. */
export function BoardCard({
  draft,
  review,
  canBeReady,
  onMove,
  onReturn,
  onPublish,
  onDelete,
}: {
  draft: BoardDraft;
  /** Undefined until it has been made. */
  review: DraftReview | undefined;
  canBeReady: boolean;
  onMove: (status: string) => void;
  onReturn: () => void;
  onPublish: () => void;
  onDelete: () => void;
}): JSX.Element {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const { status, isBusy, isModification } = draft;
  const name = review?.name ?? draft.name;
  return (
    <article className="cb-card" aria-labelledby={`${id}-name`} aria-busy={isBusy}>
      <p className="cb-soft">
        {kindText(draft)} · {isModification ? "modification" : "nouvelle fiche"}
      </p>
      <h3 id={`${id}-name`}>
        <a href={formAddress(draft)}>{unbreakable(name)}</a>
      </h3>
      <p className="cb-soft">{authorText(draft)}</p>
      <DraftFilesView files={draftFiles(draft.id)} />
      <p>{review ? unbreakable(firstLetterUp(review.summary)) : "Comparaison en cours…"}</p>
      {review && <ProblemCount review={review} />}
      {review && (
        <details open={isShown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
          <summary aria-label={`Ce qui change : ${name}`}>Ce qui change</summary>
          {isShown && <ReviewView review={review} />}
          {isShown && (
            <ImagesView draft={draft.id} logo={review.logo} images={draftFiles(draft.id)?.images ?? []} />
          )}
        </details>
      )}
      <div className="cb-steps">
        {status === "draft" && (
          <Step
            name={name}
            text="Envoyer en relecture"
            isBusy={isBusy}
            onClick={() => onMove("pending_review")}
          />
        )}
        {status === "pending_review" && canBeReady && (
          <Step
            name={name}
            text="Prête à publier"
            isBusy={isBusy}
            onClick={() => onMove("pending_publish")}
          />
        )}
        {status === "pending_publish" && (
          <Step name={name} text="Publier" isBusy={isBusy} onClick={onPublish} isMain />
        )}
        {status !== "draft" && (
          <Step name={name} text="Renvoyer avec une note" isBusy={isBusy} onClick={onReturn} />
        )}
        <Step
          name={name}
          text="Abandonner"
          isBusy={isBusy}
          onClick={() => window.confirm(abandonText(name, draft)) && onDelete()}
        />
      </div>
    </article>
  );
}

function Step({
  name,
  text,
  isBusy,
  isMain = false,
  onClick,
}: {
  name: string;
  text: string;
  isBusy: boolean;
  isMain?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={isMain ? "cb-step cb-step-main" : "cb-step"}
      aria-label={`${text} : ${name}`}
      disabled={isBusy}
      onClick={onClick}
    >
      {text}
    </button>
  );
}

function ProblemCount({ review: { problems, failingExamples, state } }: { review: DraftReview }) {
  if (state === "unreadable") return <p className="cb-wrong">Le fichier ne peut pas être lu.</p>;
  const all = [...problems.introduced, ...problems.remaining, ...failingExamples];
  const errors = all.filter(({ severity }) => severity === "error").length;
  return errors > 0 ? (
    <p className="cb-wrong">{errors} à corriger avant de publier</p>
  ) : (
    <p className="cb-soft">Rien à corriger</p>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  "benefit-simple": "Aide",
  "benefit-complex": "Aide complexe",
  institution: "Institution",
};

function kindText({ collection }: BoardDraft): string {
  return KINDS[COLLECTIONS.find(({ name }) => name === collection)?.kind ?? ""] ?? collection;
}

function authorText({ author, updatedAt }: BoardDraft): string {
  const time = Date.parse(updatedAt);
  const age = Number.isNaN(time) ? "" : elapsed(time, Date.now());
  return [author && `Par ${author}`, age].filter(Boolean).join(", ");
}

function abandonText(name: string, { id, isModification }: BoardDraft): string {
  const question = isModification
    ? `Abandonner les modifications de « ${name} » ? La version publiée reste comme elle est.`
    : `Abandonner « ${name} » ? Cette fiche n’a jamais été publiée : elle disparaîtra.`;
  const holdsMore = (draftFiles(id)?.foreignCount ?? 0) > 0;
  return holdsMore
    ? `${question} Ce que la proposition contient aussi disparaîtra avec elle : vérifiez que personne n’en a besoin.`
    : question;
}

function firstLetterUp(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
