import { Refusal } from "../connection/refusal.ts";
import { reasonOf } from "./refusal-reasons.ts";

const TIMEOUT = 60_000;

/** A request that a forge refused, or that never reached it; the message is for the person. */
export class ForgeRefusal extends Refusal {
  /** What the forge itself said, in English: for our own decisions, never shown. */
  readonly detail: string;
  /** When the same may be asked again with some hope, in French; undefined where it would be refused again. */
  readonly again: string | undefined;

  constructor(message: string, status: number, detail: string, again?: string) {
    super(message, status);
    this.detail = detail;
    this.again = again;
  }
}

/** Whether an error is a forge's refusal with one of some HTTP statuses. */
export function isRefused(error: unknown, ...statuses: readonly number[]): error is ForgeRefusal {
  return error instanceof ForgeRefusal && statuses.includes(error.status);
}

/** Whether what was asked may have been done, although the forge has not said so. */
export function isUnanswered(error: unknown): error is ForgeRefusal {
  return error instanceof ForgeRefusal && (error.status === 0 || error.status >= 500);
}

/** The refusal of a forge that answers by a status; `detail` is its own word for it. */
export function refusedBy(
  name: string,
  status: number,
  detail: string,
  headers = new Headers(),
): ForgeRefusal {
  const words = reasonOf(name, status, headers.has("x-github-sso") ? `${detail} SSO` : detail);
  const again = status === 429 ? momentOf(headers) : status >= 500 ? "dans quelques minutes" : undefined;
  return new ForgeRefusal(words ?? sentenceOf(name, status, headers), status, detail, again);
}

/** What a request gives; undefined when the forge finds nothing there, which some say by another status than 404. */
export function ifFound<Answer>(
  answer: Promise<Answer>,
  ...others: readonly number[]
): Promise<Answer | undefined> {
  return answer.catch((error: unknown) => {
    if (isRefused(error, 404, ...others)) return undefined;
    throw error;
  });
}

/** Sends one request to a forge, and gives its answer when it accepts; else throws a {@link ForgeRefusal}. */
export async function forgeRequest(name: string, url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), ...init }).catch(() => {
    throw new ForgeRefusal(
      `La connexion à ${name} a été perdue. Votre texte est toujours dans le formulaire : réessayez dans un instant.`,
      0,
      "",
      "dans un instant",
    );
  });
  if (response.ok) return response;
  const detail = await detailOf(response);
  // GitHub says 403 of too many requests, as of what an account may not do.
  const status = response.status === 403 && isRateLimit(response.headers, detail) ? 429 : response.status;
  throw refusedBy(name, status, detail, response.headers);
}

async function detailOf(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => undefined);
  const { message, error, errors } = (answer ?? {}) as {
    message?: unknown;
    error?: unknown;
    errors?: unknown;
  };
  return [message ?? error, errors]
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
    .join(" ");
}

function sentenceOf(name: string, status: number, headers: Headers): string {
  if (status === 429) {
    return `${name} demande d’attendre, car trop de demandes lui ont été faites. Votre texte est toujours dans le formulaire : réessayez ${momentOf(headers)}.`;
  }
  if (status === 401) {
    return `${name} ne vous reconnaît plus : votre connexion a expiré. Votre texte est gardé dans ce navigateur : déconnectez-vous, puis reconnectez-vous.`;
  }
  if (status === 403) {
    return `${name} n’autorise pas votre compte à faire cela. Votre texte est toujours dans le formulaire : demandez à l’équipe de vous donner accès au dépôt.`;
  }
  if (status >= 500) {
    return `${name} ne répond pas comme prévu en ce moment. Votre texte est toujours dans le formulaire : réessayez dans quelques minutes.`;
  }
  return `${name} a refusé cette demande. Votre texte est toujours dans le formulaire : rechargez la liste, réessayez, puis prévenez l’équipe technique.`;
}

function isRateLimit(headers: Headers, detail: string): boolean {
  return headers.get("x-ratelimit-remaining") === "0" || /rate limit/i.test(detail);
}

/** When a request may be made again, as the forge says it: after some seconds, or at a time in seconds. */
function momentOf(headers: Headers): string {
  const wait = Number(headers.get("retry-after"));
  const reset = Number(headers.get("x-ratelimit-reset") ?? headers.get("ratelimit-reset"));
  const time = wait > 0 ? Date.now() + wait * 1000 : reset * 1000;
  if (!(time > Date.now())) return "dans quelques minutes";
  const clock = new Date(time).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
  return `à partir de ${clock}`;
}
