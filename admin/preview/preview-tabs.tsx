import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { draftFiles } from "../drafts/draft-files.ts";
import { type DraftEntry, useForm } from "../form/findings.ts";
import { DraftFilesView } from "../review/draft-files-view.tsx";
import { ImagesView } from "../review/images-view.tsx";
import { ReviewView } from "../review/review-view.tsx";
import { type LiveReview, useReview } from "../review/use-review.ts";

/** The preview and what the proposal changes, as tabs: arrows move between them. */
export function PreviewTabs({ entry, children }: { entry: DraftEntry; children: ReactNode }) {
  const id = useId();
  const [shown, setShown] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const errors = useForm(({ findings }) => findings.filter(({ severity }) => severity === "error").length);
  // Only a draft has a status.
  const live = useReview({ isShown: shown === 1, isDraft: Boolean(entry.get("status")) });
  const titles = [errors > 0 ? `Aperçu (${errors} à corriger)` : "Aperçu", "Ce qui change"];
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = 1 - shown;
    setShown(next);
    place.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <main className="cp-page">
      <div ref={place} role="tablist" aria-label="Aperçu de la fiche" className="cp-tabs" onKeyDown={move}>
        {titles.map((title, index) => (
          <button
            key={title}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-selected={shown === index}
            aria-controls={`${id}-panel`}
            tabIndex={shown === index ? 0 : -1}
            onClick={() => setShown(index)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${shown}`}>
        {shown === 0 ? children : <WhatChanges live={live} />}
      </div>
    </main>
  );
}

function WhatChanges({ live: { review, problem } }: { live: LiveReview }) {
  const address = useForm(addressOf);
  return (
    <section className="cp-checked">
      <h2>Ce qui change</h2>
      <DraftFilesView files={draftFiles(address)} />
      {problem !== "" && <p className="cp-problem">{problem}</p>}
      {review ? <ReviewView review={review} /> : problem === "" && <p role="status">Comparaison en cours…</p>}
      {review && <ImagesView draft={address} logo={review.logo} images={draftFiles(address)?.images ?? []} />}
    </section>
  );
}

/** The `collection/slug` of the form on screen. */
function addressOf({ kind, slug }: { readonly kind: string; readonly slug: string }): string {
  return `${COLLECTIONS.find((collection) => collection.kind === kind)?.name}/${slug}`;
}
