import type { FastifyInstance } from "fastify";
import { parseMediaPath } from "../../contribution/desk/files/data-path.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { imageKind, notShownReason } from "../../contribution/validation/images.ts";
import type { Repository } from "../repository/repository.ts";

/**
 * Serves `GET /media/<path under the data root>`: a logo of the main branch, or of a draft with
 * `?draft=<collection>/<slug>`. The content decides of its type, and nothing but an image is served.
 */
export function addMedia(server: FastifyInstance, repository: Repository): void {
  server.get<{ Params: { "*": string }; Querystring: { draft?: string } }>(
    "/media/*",
    async (request, reply) => {
      const { path } = parseMediaPath(request.params["*"]);
      const commit = await commitOf(repository, request.query.draft);
      const [file] = await repository.readFiles(commit, [path]);
      if (!file) throw new Refusal("not-found", "Ce logo n’existe pas.");
      const reason = notShownReason(path, file.bytes);
      if (reason !== undefined) return reply.code(415).send({ error: reason });
      const etag = `"${file.oid}"`;
      reply.header("etag", etag).header("cache-control", "no-cache");
      reply.header("content-security-policy", "default-src 'none'; sandbox");
      if (request.headers["if-none-match"] === etag) return reply.code(304).send();
      return reply.type(`image/${imageKind(file.bytes)}`).send(file.bytes);
    },
  );
}

async function commitOf(repository: Repository, draft: string | undefined): Promise<string | undefined> {
  if (draft === undefined) return (await repository.head())?.commit;
  const [collection = "", slug = ""] = String(draft).split("/");
  const found = await repository.draft(collection, slug);
  if (!found) throw new Refusal("not-found", "Ce brouillon n’existe pas.");
  return found.tip;
}
