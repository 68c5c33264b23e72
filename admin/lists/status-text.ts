import type { DraftStatus, ListEntry } from "./list-entry.ts";

/** French names of where a draft stands. */
const STATUS_TEXTS: Readonly<Record<DraftStatus, string>> = {
  draft: "Brouillon",
  pending_review: "En relecture",
  pending_publish: "Prête à publier",
};

/** Where an entry stands, and what is published of it when that is something else. */
export function statusText({ isPublished, draft }: ListEntry): {
  readonly text: string;
  readonly detail: string;
} {
  if (!draft) return { text: "Publiée", detail: "" };
  return {
    text: STATUS_TEXTS[draft.status],
    detail: isPublished ? "modification d’une fiche publiée" : "jamais publiée",
  };
}
