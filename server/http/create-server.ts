import { resolve } from "node:path";
import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { OpenFisca } from "../../contribution/eligibility/answers/openfisca.ts";
import { isMapping } from "../../contribution/model/mapping.ts";
import { MOST_OPEN } from "../repository/git/open-files.ts";
import { TOOL } from "../repository/identity.ts";
import type { Repository } from "../repository/repository.ts";
import { answerBroken, noteAnswers } from "./broken-request.ts";
import { compressJson } from "./compression.ts";
import { addDerived, type Derive } from "./derived-routes.ts";
import { answerNotFound, createErrorAnswer } from "./error-answer.ts";
import { createHolding } from "./held-answers.ts";
import { addJsonBodies } from "./json-body.ts";
import { addMedia } from "./media-route.ts";
import { addOpenFisca } from "./openfisca-route.ts";
import { ACTIONS, addProxyProtocol } from "./proxy-protocol.ts";
import { createRequestGuard } from "./request-guard.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";

/** What a server is made of. The caller listens (`server.listen({host: "127.0.0.1", port})`) and closes. */
export interface ServerOptions {
  readonly repository: Repository;
  /** Folder of the admin's files as built; `<file>.br` and `<file>.gz` beside a file are sent instead of it. */
  readonly adminDirectory: string;
  /** What is made from the published data and served as `GET /api/<name>`, by name. */
  readonly derived?: Readonly<Record<string, Derive>>;
  /** What computes complex benefits, where it is served. */
  readonly openFisca?: OpenFisca | undefined;
  /** Host names under which the server is reached, besides the loopback's. */
  readonly hostnames?: readonly string[];
  /** Told, in French, what the person who runs the server should know. */
  readonly notify?: (message: string) => void;
  /** How long (ms) a request may take to arrive, and a quarter of how long its answer may take to be received. */
  readonly patience?: number;
  /** Whether others than the person who runs it reach the server: it then signs for nobody who does not say who they are. */
  readonly isShared?: boolean;
  /** Told of each request, once it is answered: a line that says neither what was sent nor what was answered. */
  readonly logRequest?: (line: string) => void;
  /** Told of errors that are bugs or unreadable disks. */
  readonly logError?: (error: unknown) => void;
}

const MEBIBYTE = 1024 * 1024;
/** The others are for git and its files. */
const MOST_CONNECTIONS = Math.max(8, Math.min(2_000, Math.floor((MOST_OPEN - 128) / 2)));
// esbuild's content hash: such a file never changes.
const HASHED = /-[A-Z0-9]{8}\.(js|css)(\.br|\.gz)?$/;

/** Makes the server: the admin's pages, Decap's proxy protocol, logos and what is derived from the data, not yet listening. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const {
    repository,
    adminDirectory,
    derived = {},
    openFisca,
    hostnames = [],
    notify = () => undefined,
    logRequest,
    logError = console.error,
    patience = 30_000,
    isShared = false,
  } = options;
  const answerError = createErrorAnswer(logError);
  const server = Fastify({
    bodyLimit: 5 * MEBIBYTE,
    requestTimeout: patience,
    // Whoever sends too slowly is cut off soon after that, not at node's leisure; who names no host is refused as others.
    http: {
      headersTimeout: patience / 2,
      connectionsCheckingInterval: patience / 15,
      requireHostHeader: false,
    },
    clientErrorHandler: answerBroken,
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, discriminator: true } },
    frameworkErrors: (error, request, reply: FastifyReply) => answerError(error, request, reply),
  });
  server.server.maxConnections = MOST_CONNECTIONS;
  noteAnswers(server.server);
  server.removeContentTypeParser("text/plain");
  addJsonBodies(server);
  server.addHook("onRequest", createRequestGuard(hostnames));
  server.addHook("onSend", compressJson);
  server.addHook("onSend", createHolding(4 * patience));
  if (logRequest) server.addHook("onResponse", async (request, reply) => logRequest(lineOf(request, reply)));
  server.setErrorHandler(answerError);
  server.setNotFoundHandler(answerNotFound);
  await server.register(helmet, SECURITY_HEADERS);
  await server.register(fastifyStatic, {
    root: resolve(adminDirectory),
    prefix: "/admin/",
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.setHeader(
        "cache-control",
        HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  for (const address of ["/", "/admin"]) server.get(address, async (_, reply) => reply.redirect("/admin/"));
  // The operator's own identity signs only what the operator saves.
  const served = isShared ? repository.as(TOOL) : repository;
  addProxyProtocol(server, { repository: served, notify, isShared });
  addMedia(server, repository);
  addDerived(server, repository, derived);
  addOpenFisca(server, openFisca);
  return server;
}

/** « POST /api/v1 persistEntry 200 34 ms »: nothing that somebody wrote, for it may be a name. */
function lineOf({ method, url, body }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): string {
  const action = isMapping(body) && ACTIONS.has(String(body.action)) ? ` ${body.action}` : "";
  return `${method} ${url.replace(/[?].*/s, "")}${action} ${statusCode} ${elapsedTime.toFixed(0)} ms`;
}
