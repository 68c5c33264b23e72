import type { FastifyReply, FastifyRequest } from "fastify";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses with 403 what another site could make a browser send: a request under a host name that is not the
 * server's (DNS rebinding), or a POST that another origin started.
 */
export function createRequestGuard(hostnames: readonly string[]) {
  const known = new Set([...LOOPBACK, ...hostnames].map((name) => name.toLowerCase()));
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const host = request.headers.host?.toLowerCase() ?? "";
    if (!known.has(host.replace(/:\d+$/, ""))) {
      return reply.code(403).send({ error: "Cette adresse n’est pas celle du serveur." });
    }
    if (request.method !== "GET" && request.method !== "HEAD" && isFromElsewhere(request, host)) {
      return reply.code(403).send({ error: "Cette demande vient d’un autre site : elle est refusée." });
    }
    return undefined;
  };
}

function isFromElsewhere({ headers }: FastifyRequest, host: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site && site !== "same-origin" && site !== "none") return true;
  const { origin } = headers;
  return origin !== undefined && origin.toLowerCase().replace(/^https?:\/\//, "") !== host;
}
