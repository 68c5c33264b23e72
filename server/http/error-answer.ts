import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { ANSWERED_STATUS } from "../../contribution/desk/answered-status.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";

/** What is said of a status where nothing more is known. */
export const SENTENCES: Readonly<Record<number, string>> = {
  400: "La demande est mal formée.",
  404: "Cette page n’existe pas.",
  408: "La demande a mis trop de temps à arriver : rien n’a été enregistré. Vérifiez votre connexion, puis réessayez.",
  413: "Cet envoi est trop lourd : la limite est de 5 Mo, images comprises.",
  415: "Ce type de contenu n’est pas accepté ici.",
  431: "L’adresse ou les cookies envoyés sont trop longs : effacez les cookies de ce site, puis réessayez.",
};

/** What a computer says when it has nothing left to give, and the sentences for it. */
const EXHAUSTED: readonly (readonly [RegExp, string])[] = [
  [
    /ENOSPC|EDQUOT|EFBIG|No space left|quota exceeded|File too large/i,
    "Le disque du serveur est plein : rien n’a été enregistré, et votre texte est toujours dans le formulaire. Prévenez la personne qui gère le serveur.",
  ],
  [
    /EMFILE|ENFILE|EAGAIN|ENOMEM|Too many open files|Resource temporarily unavailable|Cannot allocate memory/i,
    "Le serveur est trop occupé pour répondre. Rien n’a été changé : réessayez dans un instant.",
  ],
];

/** What a computer says when it lets nothing be written, or read, at a place. */
const CLOSED =
  /EACCES|EPERM|EROFS|ENOTDIR|ELOOP|EIO\b|Permission denied|Operation not permitted|Read-only|Not a directory|non-directory in the way|Too many levels|Input\/output error|insufficient permission|reference broken/;

const UNWRITABLE =
  "Le serveur ne peut pas écrire dans son dépôt : ses fichiers ne peuvent pas être modifiés, ou sont abîmés. Rien n’a été enregistré, et votre texte est toujours dans le formulaire. Prévenez la personne qui gère le serveur.";

/** How long (ms) what a computer lacks is not said again to the person who runs it, however many ask meanwhile. */
const QUIET = 60_000;

/** Answers any error as `{error}`, a French sentence; what is not the asker's doing is logged, never shown. */
export function createErrorAnswer(logError: (error: unknown) => void) {
  const logOnce = createLoggingOnce(logError);
  return (error: FastifyError | Refusal, _: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof Refusal) {
      const { kind, message, problems, conflict, detail } = error;
      if (kind === "damaged") logOnce(message, detail);
      return reply.code(ANSWERED_STATUS[kind]).send({ error: message, kind, problems, conflict });
    }
    if (error.validation) return reply.code(422).send({ error: describeInvalid(error.validation) });
    const code = error.statusCode ?? 500;
    const sentence = SENTENCES[code] ?? (code < 500 ? SENTENCES[400] : undefined);
    if (sentence) return reply.code(code).send({ error: sentence });
    const said = `${error.code} ${error.message}`;
    const exhausted = EXHAUSTED.find(([words]) => words.test(said))?.[1];
    const known = exhausted ?? (CLOSED.test(said) ? UNWRITABLE : undefined);
    if (known) {
      logOnce(known, error.message);
      return reply.code(exhausted ? 503 : 500).send({ error: known });
    }
    logError(error);
    return reply.code(500).send({
      error:
        "Le serveur a rencontré une erreur. Réessayez ; si cela continue, prévenez la personne qui le gère.",
    });
  };
}

/** Logs a sentence and what the computer said, in one line, unless the same sentence was just logged. */
function createLoggingOnce(logError: (line: string) => void) {
  const last = new Map<string, number>();
  return (sentence: string, detail: string) => {
    const now = Date.now();
    for (const [known, at] of last) if (now - at > QUIET) last.delete(known);
    if (last.has(sentence)) return;
    last.set(sentence, now);
    logError([sentence, detail && `(${detail.trim().replace(/\s*\n\s*/g, " ")})`].filter(Boolean).join(" "));
  };
}

/** Answers an address that leads nowhere. */
export function answerNotFound(_: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send({ error: SENTENCES[404] });
}

function describeInvalid([first]: NonNullable<FastifyError["validation"]>): string {
  if (!first || first.keyword === "discriminator") return "Cette action n’existe pas.";
  const missing = first.keyword === "required" ? `/${first.params.missingProperty}` : "";
  const place = `${first.instancePath}${missing}`.slice(1).replaceAll("/", ".");
  const fault = missing ? "est absent" : "n’a pas la forme attendue";
  return `La demande est mal formée : ${place ? `« ${place} » ${fault}` : "elle n’a pas la forme attendue"}.`;
}
