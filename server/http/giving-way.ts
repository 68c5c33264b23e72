import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance, FastifyReply } from "fastify";

/** Between two looks (ms). */
const STEP = 5;

/** How long (ms) a slice of work is put off at most: on a server that is never quiet, it goes on slowly. */
const LONGEST = 50;

/** What work that takes long awaits between two slices: it lasts while others are to be answered. */
export type GiveWay = () => Promise<void>;

/** Watches the requests of a server; makes, for a route, what lets those of other routes go first. */
export function createGivingWay(server: FastifyInstance): (route: string) => GiveWay {
  const asked = new Map<FastifyReply, string | undefined>();
  server.addHook("onRequest", async (request, reply) => {
    asked.set(reply, request.routeOptions.url);
    reply.raw.once("close", () => asked.delete(reply));
  });
  // Whoever takes an answer slowly keeps nobody waiting.
  server.addHook("onSend", async (_, reply, payload) => {
    asked.delete(reply);
    return payload;
  });
  return (route) => async () => {
    await nextTurn();
    for (let waited = 0; waited < LONGEST && [...asked.values()].some(isOther(route)); waited += STEP)
      await pause(STEP);
  };
}

function isOther(route: string) {
  return (url: string | undefined) => url !== route;
}
