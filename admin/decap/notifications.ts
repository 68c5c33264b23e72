import {
  type Notification,
  addNotification as original,
} from "decap-cms-core/dist/esm/actions/notifications.js";
import { Refusal } from "../connection/refusal.ts";

export * from "decap-cms-core/dist/esm/actions/notifications.js";

/** Takes the place of Decap's own: what a message shows is made of French sentences only. */
export function addNotification(notification: Notification): unknown {
  return original({ ...notification, message: inFrench(notification.message) });
}

function inFrench(message: Notification["message"]): Notification["message"] {
  if (typeof message === "string") return sentence(message.replace(/^Failed to [^:]*: (\w*Error: )?/, ""));
  if (message.details === undefined) return message;
  // Decap announces a failed deletion with the phrase of the successful one.
  const key = message.key.replace("onDeleteUnpublishedChanges", "onFailToDelete");
  return { ...message, key, details: sentence(message.details) };
}

/** The sentence to show for what Decap calls details: an error, or the message of one. */
export function sentence(details: unknown): string {
  if (details instanceof Refusal) return details.message;
  if (details instanceof Error) {
    return `Une erreur que nous n’avions pas prévue s’est produite (${details.message}). Votre texte est toujours là : réessayez, puis prévenez l’équipe technique.`;
  }
  return String(details);
}
