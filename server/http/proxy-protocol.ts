import type { FastifyInstance } from "fastify";
import { createPool } from "../repository/git/pool.ts";
import type { Identity } from "../repository/identity.ts";
import { createTurns } from "../repository/turns.ts";
import type { Action, ActionContext } from "./actions/action.ts";
import { DRAFT_ACTIONS } from "./actions/drafts.ts";
import { ENTRY_ACTIONS } from "./actions/entries.ts";
import { MEDIA_ACTIONS } from "./actions/media.ts";
import { NOTE_ACTIONS } from "./actions/notes.ts";
import { OUTCOME_ACTIONS } from "./actions/outcomes.ts";
import { SAVING_ACTIONS } from "./actions/saving.ts";
import { SYNC_ACTIONS } from "./actions/sync.ts";
import { createSharing } from "./sharing.ts";

/** Every action of the protocol that Decap's `proxy` backend speaks, by name. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    ...ENTRY_ACTIONS,
    ...DRAFT_ACTIONS,
    ...SAVING_ACTIONS,
    ...MEDIA_ACTIONS,
    ...NOTE_ACTIONS,
    ...SYNC_ACTIONS,
    ...OUTCOME_ACTIONS,
  }),
);

interface ProxyRequest {
  readonly action: string;
  readonly params?: unknown;
  /** Who asks; not in the stock protocol. */
  readonly author?: Identity;
  /** The same when a write is asked for again because no answer came; not in the stock protocol. */
  readonly intention?: string;
}

/** A name with a letter in it, and what looks like an address: git refuses a person without either. */
const AUTHOR = {
  type: "object",
  properties: {
    name: { type: "string", maxLength: 100, pattern: "^[^<>\\p{Cc}]*\\p{L}[^<>\\p{Cc}]*$" },
    email: { type: "string", maxLength: 254, pattern: "^[^\\s<>@\\p{Cc}]+@[^\\s<>@\\p{Cc}]+$" },
  },
  required: ["name", "email"],
};

/** A name for what somebody wants done once. */
const INTENTION = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]{7,63}$" };

/** The names of the actions that may read or judge a whole catalogue, or every draft. */
const HEAVY = /^(entries|getMedia$|unpublishedEntries|persist|publish|update.*Status|deleteFile)/;

/** Heavy actions that run at the same time. */
const MOST_HEAVY = 8;

/** The names of the actions that write nothing. */
const READING = /^(info|entries|get|unpublished|sync)/;

/** How long (ms) a write waits for a remote that answers, and how old the word on it may be that comes with an answer. */
const [PATIENCE, RECENT] = [2_000, 1_000];

const BODY = {
  type: "object",
  required: ["action"],
  properties: { action: { type: "string" }, author: AUTHOR, intention: INTENTION },
  discriminator: { propertyName: "action" },
  oneOf: [...ACTIONS].map(([name, { params }]) => ({
    properties: { action: { const: name }, params },
    required: name === "info" ? ["action"] : ["action", "params"],
  })),
};

/** Answers `POST /api/v1`: `{action, params}`. The branch that requests name is left to the server's own choice. */
export function addProxyProtocol(server: FastifyInstance, context: ActionContext): void {
  // Who asks again while the first is under way waits for it.
  const inTurn = createTurns();
  const heavy = createPool(MOST_HEAVY);
  const share = createSharing<Buffer>();
  server.post<{ Body: ProxyRequest }>("/api/v1", { schema: { body: BODY } }, async ({ body, ip }, reply) => {
    const { action, params, author, intention } = body;
    const name = intention && `${askedFor(body)}-${intention}`;
    const repository = author || name ? context.repository.as(author, name) : context.repository;
    const { sync } = context.repository;
    // A disk that is back is no reason to wait.
    void context.repository.catchUp();
    const isReading = READING.test(action);
    // What is asked for is read here; only what is written is better put beside what others just did.
    if (action !== "sync") await sync?.refresh(isReading ? 0 : PATIENCE);
    const act = async () => toBytes(await ACTIONS.get(action)?.run(params, { ...context, repository }));
    const isHeavy = HEAVY.test(action);
    const run = () => (isHeavy ? heavy(act, `${ip} ${author?.email}`) : act());
    // Whoever asks does not change what is read.
    const runOnce = () => (isHeavy && isReading ? share(JSON.stringify([action, params]), run) : run());
    const answer = await (name ? inTurn(name, runOnce) : runOnce());
    if (!isReading) void sync?.run();
    if (sync) reply.header("contribution-sync", isReading ? (await sync.state(RECENT)).state : "waiting");
    return reply.type("application/json; charset=utf-8").send(answer);
  });
}

/** Bytes, unlike a text, are kept once for all who take them. */
function toBytes(answer: unknown): Buffer {
  return Buffer.from(JSON.stringify(answer ?? null));
}

/** The action that an intention is about. */
function askedFor({ action, params }: ProxyRequest): string {
  // The schema was checked before.
  return action === "getOutcome" ? (params as { of: string }).of : action;
}
