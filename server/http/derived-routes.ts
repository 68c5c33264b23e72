import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Repository } from "../repository/repository.ts";
import { createGivingWay, type GiveWay } from "./giving-way.ts";

/** Makes a small JSON from what is published at a commit; undefined before the first one. What takes long gives way. */
export type Derive = (commit: string | undefined, giveWay: GiveWay) => unknown;

interface Made {
  readonly tree: string | undefined;
  readonly answer: Promise<Answer>;
}

interface Answer {
  readonly json: Buffer;
  readonly etag: string;
}

/** Serves each as `GET /api/<name>`, made again only when the published data changed. */
export function addDerived(
  server: FastifyInstance,
  repository: Repository,
  derived: Readonly<Record<string, Derive>>,
): void {
  const givingWay = createGivingWay(server);
  for (const [name, derive] of Object.entries(derived)) {
    const route = `/api/${name}`;
    const giveWay = givingWay(route);
    let last: Made | undefined;
    server.get(route, async (request, reply) => {
      const head = await repository.head();
      // What takes long is made once for all who ask meanwhile.
      if (!last || last.tree !== head?.tree)
        last = { tree: head?.tree, answer: make(derive, head?.commit, giveWay) };
      const made = last;
      const { etag, json } = await made.answer.catch((error) => {
        if (last === made) last = undefined;
        throw error;
      });
      reply.header("etag", etag).header("cache-control", "no-cache");
      if (request.headers["if-none-match"] === etag) return reply.code(304).send();
      return reply.type("application/json; charset=utf-8").send(json);
    });
  }
}

async function make(derive: Derive, commit: string | undefined, giveWay: GiveWay): Promise<Answer> {
  const json = Buffer.from(JSON.stringify((await derive(commit, giveWay)) ?? null));
  return { json, etag: `"${createHash("sha256").update(json).digest("hex").slice(0, 32)}"` };
}
