/** Where a draft stands, in Decap's words. */
export const STATUSES = ["draft", "pending_review", "pending_publish"] as const;

export type Status = (typeof STATUSES)[number];

/** Name of the trailer, in the last paragraph of a commit's message, that says the status from this commit on. */
export const STATUS_TRAILER = "Contribution-Status";

/** First words of the commit that moves a draft to a status. */
export const STATUS_SUBJECTS: Readonly<Record<Status, string>> = {
  draft: "Remet en brouillon",
  pending_review: "Envoie en relecture",
  pending_publish: "Déclare prêt à publier",
};

/** Whether a word read in a trailer or a request is a status. */
export function isStatus(word: string): word is Status {
  return (STATUSES as readonly string[]).includes(word);
}
