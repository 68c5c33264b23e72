import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Exchange } from "./contract/contract.ts";

/** An answer that is not a success: an HTTP status, and the forge's own words. */
export class Refused extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** A request as a route sees it. */
export interface Asked {
  /** The parts of the path that the route's pattern captured, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  /** Who asks, from the token. */
  readonly user: ForgePerson;
}

/** Somebody known to the forge. */
export interface ForgePerson {
  readonly login: string;
  readonly name: string;
  readonly mayWrite: boolean;
}

/** A route: method and path, whose groups are captured, and its answer. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Of its success, when it is not 201 for a POST, 204 where nothing is given, else 200. */
  readonly status?: number;
  answer(asked: Asked): unknown;
}

/** A forge that listens on this machine. */
export interface RunningForge {
  readonly address: string;
  /** Every request received so far, as `METHOD /path`; a browser's preliminary OPTIONS are left out. */
  readonly requests: string[];
  /** Everything received in addresses: a token must never be there. */
  readonly addresses: string[];
  /**
   * Has the next requests that match answered otherwise, until it is undefined again: not done ("cut"), or done without
   * an answer ("lost").
   */
  trouble: ((request: string) => Refused | "cut" | "lost" | undefined) | undefined;
  /** Has answers go wrong on their way: gives what arrives of one. */
  spoil: ((request: string, answer: unknown) => unknown) | undefined;
  /** What was asked or answered otherwise than the forge's official description says. */
  readonly faults: Set<string>;
  /** Rejects when there were faults. */
  close(): Promise<void>;
}

type Running = Omit<RunningForge, "address" | "close">;

/** What a small forge answers, and to whom. */
interface SmallForge {
  readonly routes: readonly Route[];
  /** By token. */
  readonly people: ReadonlyMap<string, ForgePerson>;
  /** The faults of an exchange. */
  readonly contract?: (exchange: Exchange) => readonly string[];
}

/** Serves routes as JSON to pages of any origin. */
export async function serveForge(forge: SmallForge): Promise<RunningForge> {
  const running: Running = {
    requests: [],
    addresses: [],
    trouble: undefined,
    spoil: undefined,
    faults: new Set(),
  };
  const server = createServer((request, response) => {
    void answer(request, response, forge, running);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    await closed(server);
    if (running.faults.size > 0) throw new Error([...running.faults].join("\n"));
  };
  return Object.assign(running, { address: `http://127.0.0.1:${port}`, close });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, people, contract }: SmallForge,
  running: Running,
): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "authorization, content-type, if-none-match");
  response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, HEAD");
  response.setHeader(
    "access-control-expose-headers",
    "link, x-ratelimit-remaining, x-ratelimit-reset, x-next-page",
  );
  running.addresses.push(request.url ?? "");
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  const url = new URL(request.url ?? "/", "http://forge");
  const named = `${request.method} ${url.pathname}`;
  running.requests.push(named);
  const body = await bodyOf(request);
  const hold = (status: number, given: unknown) => {
    const { method = "" } = request;
    const exchange = { method, path: url.pathname, query: url.searchParams, body, status, answer: given };
    for (const fault of contract?.(exchange) ?? []) running.faults.add(fault);
  };
  try {
    const trouble = running.trouble?.(named);
    if (trouble === "cut") return void request.socket.destroy();
    if (trouble && trouble !== "lost") throw trouble;
    const token = /^(?:token|Bearer) (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const user = people.get(token);
    if (!user) throw new Refused(401, "Bad credentials");
    const found = routes.flatMap((route) => {
      const match = route.method === request.method ? route.path.exec(url.pathname) : null;
      return match ? [{ route, parts: match.slice(1).map(decodeURIComponent) }] : [];
    })[0];
    if (!found) throw new Refused(404, `Not Found: ${named}`);
    const asked = { parts: found.parts, query: url.searchParams, body: body ?? {}, user };
    const result = await found.route.answer(asked);
    const status =
      result === undefined ? 204 : (found.route.status ?? (request.method === "POST" ? 201 : 200));
    hold(status, result);
    if (trouble === "lost") return void request.socket.destroy();
    if (result === undefined) return void response.writeHead(204).end();
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(running.spoil?.(named, result) ?? result));
  } catch (error) {
    const { status, headers } = error instanceof Refused ? error : new Refused(500, "");
    if (status === 500) console.error(named, error);
    else hold(status, undefined);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify({ message: (error as Error).message }));
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>);
}

/** Closes a server, and the connections that browsers keep open. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
