import type { FastifyInstance } from "fastify";
import type { Identity } from "../repository/identity.ts";
import type { Action, ActionContext } from "./actions/action.ts";
import { DRAFT_ACTIONS } from "./actions/drafts.ts";
import { ENTRY_ACTIONS } from "./actions/entries.ts";
import { MEDIA_ACTIONS } from "./actions/media.ts";
import { NOTE_ACTIONS } from "./actions/notes.ts";
import { SAVING_ACTIONS } from "./actions/saving.ts";
import { SYNC_ACTIONS } from "./actions/sync.ts";

/** Every action of the protocol that Decap's `proxy` backend speaks, by name. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    ...ENTRY_ACTIONS,
    ...DRAFT_ACTIONS,
    ...SAVING_ACTIONS,
    ...MEDIA_ACTIONS,
    ...NOTE_ACTIONS,
    ...SYNC_ACTIONS,
  }),
);

interface ProxyRequest {
  readonly action: string;
  readonly params?: unknown;
  /** Who asks; not in the stock protocol. */
  readonly author?: Identity;
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

/** The names of the actions that write nothing. */
const READING = /^(info|entries|get|unpublished|sync)/;

/** How long (ms) a write waits for a remote that answers, and how old the word on it may be that comes with an answer. */
const [PATIENCE, RECENT] = [2_000, 1_000];

const BODY = {
  type: "object",
  required: ["action"],
  properties: { action: { type: "string" }, author: AUTHOR },
  discriminator: { propertyName: "action" },
  oneOf: [...ACTIONS].map(([name, { params }]) => ({
    properties: { action: { const: name }, params },
    required: name === "info" ? ["action"] : ["action", "params"],
  })),
};

/** Answers `POST /api/v1`: `{action, params}`. The branch that requests name is left to the server's own choice. */
export function addProxyProtocol(server: FastifyInstance, context: ActionContext): void {
  server.post<{ Body: ProxyRequest }>("/api/v1", { schema: { body: BODY } }, async ({ body }, reply) => {
    const repository = body.author ? context.repository.as(body.author) : context.repository;
    const { sync } = context.repository;
    const isReading = READING.test(body.action);
    // What is asked for is read here; only what is written is better put beside what others just did.
    if (body.action !== "sync") await sync?.refresh(isReading ? 0 : PATIENCE);
    const answer = await ACTIONS.get(body.action)?.run(body.params, { ...context, repository });
    if (!isReading) void sync?.run();
    if (sync) reply.header("contribution-sync", isReading ? (await sync.state(RECENT)).state : "waiting");
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer ?? null));
  });
}
