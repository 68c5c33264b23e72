/** Where a draft stands, in Decap's words. */
export const STATUSES = ["draft", "pending_review", "pending_publish"] as const;

export type Status = (typeof STATUSES)[number];

/** Whether a word received from outside is a status. */
export function isStatus(word: unknown): word is Status {
  return (STATUSES as readonly unknown[]).includes(word);
}
