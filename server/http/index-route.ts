import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Repository } from "../repository/repository.ts";

/** A file given to the function that makes the index: its path under the data root, and its text. */
export interface IndexedFile {
  readonly path: string;
  readonly text: string;
}

/** Makes, from every entry published, the small JSON that the pickers search in. */
export type MakeIndex = (files: readonly IndexedFile[]) => unknown;

interface MadeIndex {
  readonly tree: string | undefined;
  readonly json: string;
  readonly etag: string;
}

/** Serves `GET /api/catalogue-index`, made again only when the data changed. */
export function addCatalogueIndex(
  server: FastifyInstance,
  repository: Repository,
  makeIndex: MakeIndex,
): void {
  let last: MadeIndex | undefined;
  server.get("/api/catalogue-index", async (request, reply) => {
    const head = await repository.head();
    if (!last || last.tree !== head?.tree) last = await make(repository, makeIndex, head);
    const { etag, json } = last;
    reply.header("etag", etag).header("cache-control", "no-cache");
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(json);
  });
}

async function make(
  repository: Repository,
  makeIndex: MakeIndex,
  head: Awaited<ReturnType<Repository["head"]>>,
): Promise<MadeIndex> {
  const files = await repository.readCollections(head?.commit);
  const index = await makeIndex(files.map(({ path, bytes }) => ({ path, text: bytes.toString() })));
  const json = JSON.stringify(index ?? null);
  return {
    tree: head?.tree,
    json,
    etag: `"${createHash("sha256").update(json).digest("hex").slice(0, 32)}"`,
  };
}
