import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createPool } from "../repository/git/pool.ts";

/** Levels of a request's JSON: the protocol uses five. */
const DEEPEST = 16;

/** A body larger than this (bytes), or of unknown length, waits for its turn to be received. */
const LARGE = 512 * 1024;

/** Large bodies that are in memory at the same time, from their reception to their answer. */
const MOST_LARGE = 12;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\[]{}'].map((character) =>
  character.charCodeAt(0),
);

/** Reads JSON bodies: none that is deeper than any request, and few large ones at a time. */
export function addJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  const large = createPool(MOST_LARGE);
  server.removeContentTypeParser("application/json");
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    // As `parseAs` says.
    const bytes = body as Buffer;
    if (isTooDeep(bytes)) done(Object.assign(new Error("too deep"), { statusCode: 400 }));
    else parse(request, bytes.toString(), done);
  });
  server.addHook("preParsing", async (request: FastifyRequest, reply: FastifyReply) => {
    const { method, headers } = request;
    const isSmall = Number(headers["content-length"] ?? Number.POSITIVE_INFINITY) <= LARGE;
    if (method === "GET" || method === "HEAD" || isSmall) return;
    await new Promise<void>((start) => {
      void large(async () => {
        start();
        if (!reply.raw.closed) await new Promise((end) => reply.raw.once("close", end));
      }, request.ip);
    });
  });
}

function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}
