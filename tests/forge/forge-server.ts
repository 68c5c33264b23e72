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
  /** Path and query, as they were sent. */
  readonly address: string;
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
  /** What a classic token may do, where it is one. */
  readonly scopes?: readonly string[];
  /** What a fine-grained token may write, where it is one. */
  readonly rights?: readonly string[];
}

/** A route: method and path, whose groups are captured, and its answer. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Of its success, when it is not 201 for a POST, 204 where nothing is given, else 200. */
  readonly status?: number;
  /** How its list is cut: by the number of a page, or by what the page before ended with. */
  readonly pages?: "numbered" | "keyset";
  answer(asked: Asked): unknown;
}

type Trouble = Refused | "cut" | "lost" | undefined;

/** A forge that listens on this machine. */
export interface RunningForge {
  readonly address: string;
  /** Every request received so far, as `METHOD /path`; a browser's preliminary OPTIONS are left out. */
  readonly requests: string[];
  /** Everything received in addresses: a token must never be there. */
  readonly addresses: string[];
  /**
   * Has the next requests that match answered otherwise, until it is undefined again: not done ("cut"), or done without
   * an answer ("lost"). `who` asks; what is promised is waited for.
   */
  trouble: ((request: string, who: string | undefined) => Trouble | Promise<Trouble>) | undefined;
  /** Has answers go wrong on their way: gives what arrives of one. */
  spoil: ((request: string, answer: unknown) => unknown) | undefined;
  /** The address of itself that it names in its answers: a proxy may stand before it. */
  ownAddress: string;
  /** What was asked or answered otherwise than the forge's official description says. */
  readonly faults: Set<string>;
  /** Rejects when there were faults. */
  close(): Promise<void>;
}

/** A path that is not the repository's any more. */
interface Moved {
  /** What the former paths begin with, encoded as they are asked. */
  readonly from: string;
  readonly to: string;
  /** What is said of a request that does not only read: a redirection that keeps it, or a refusal. */
  readonly ofWrites: 307 | Refused;
}

type Running = Omit<RunningForge, "address" | "close">;

/** What a small forge answers, and to whom. */
interface SmallForge {
  readonly routes: readonly Route[];
  /** By token. */
  readonly people: ReadonlyMap<string, ForgePerson>;
  /** Items of a page when no number is asked. */
  readonly pageSize: number;
  /** Another way of saying a path, which the forge uses in its answers; the same path when it is none. */
  readonly aliased: (path: string) => string;
  /** What is not where it was, once it was renamed or moved. */
  readonly moved: () => readonly Moved[];
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
    ownAddress: "",
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
  const address = `http://127.0.0.1:${port}`;
  return Object.assign(running, { address, ownAddress: address, close });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, people, contract, pageSize, aliased, moved }: SmallForge,
  running: Running,
): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "authorization, content-type, if-none-match");
  response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, HEAD");
  response.setHeader(
    "access-control-expose-headers",
    "link, location, retry-after, x-ratelimit-remaining, x-ratelimit-reset, x-next-page, x-oauth-scopes",
  );
  running.addresses.push(request.url ?? "");
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  const url = new URL(request.url ?? "/", running.ownAddress);
  const named = `${request.method} ${url.pathname}`;
  running.requests.push(named);
  const body = await bodyOf(request);
  const path = aliased(url.pathname);
  const hold = (status: number, given: unknown) => {
    const { method = "" } = request;
    const exchange = { method, path, query: url.searchParams, body, status, answer: given };
    for (const fault of contract?.(exchange) ?? []) running.faults.add(fault);
  };
  try {
    const token = /^(?:token|Bearer) (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const user = people.get(token);
    const trouble = await running.trouble?.(named, user?.login);
    if (trouble === "cut") return void request.socket.destroy();
    if (trouble && trouble !== "lost") throw trouble;
    if (!user) throw new Refused(401, "Bad credentials");
    if (user.scopes) response.setHeader("x-oauth-scopes", user.scopes.join(", "));
    const elsewhere = movedTo(url, request.method ?? "", moved());
    if (elsewhere) {
      const { status, message, ...headers } = elsewhere;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      return void response.end(JSON.stringify({ message }));
    }
    const found = routes.flatMap((route) => {
      const match = route.method === request.method ? route.path.exec(path) : null;
      return match ? [{ route, parts: match.slice(1).map(decodeURIComponent) }] : [];
    })[0];
    if (!found) throw new Refused(404, `Not Found: ${named}`);
    const address = request.url ?? "";
    const asked = { address, parts: found.parts, query: url.searchParams, body: body ?? {}, user };
    const result = await found.route.answer(asked);
    const status =
      result === undefined ? 204 : (found.route.status ?? (request.method === "POST" ? 201 : 200));
    hold(status, result);
    if (trouble === "lost") return void request.socket.destroy();
    if (result === undefined) return void response.writeHead(204).end();
    const { page, next } = pageOf(result, url, found.route.pages, pageSize);
    response.writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      ...(next && { link: `<${next}>; rel="next", <${url}>; rel="first"` }),
    });
    response.end(JSON.stringify(running.spoil?.(named, page) ?? page));
  } catch (error) {
    const { status, headers } = error instanceof Refused ? error : new Refused(500, "");
    if (!(error instanceof Refused)) console.error(named, error);
    else hold(status, undefined);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify({ message: (error as Error).message }));
  }
}

/** What is said of a request for a path that was moved. */
function movedTo({ origin, pathname, search }: URL, method: string, all: readonly Moved[]) {
  const moved = all.find(({ from }) => pathname.startsWith(from));
  if (!moved) return undefined;
  if (method !== "GET" && moved.ofWrites instanceof Refused) {
    const { status, message } = moved.ofWrites;
    return { status, message };
  }
  const location = `${origin}${pathname.replace(moved.from, moved.to)}${search}`;
  return { status: method === "GET" ? 301 : 307, message: "Moved Permanently", location };
}

/** Most items that forges give in a page, however many are asked for. */
const MOST = 100;

/** The part of a list that is asked for, and the address of the part after it. */
function pageOf(result: unknown, url: URL, pages: Route["pages"], pageSize: number) {
  if (!pages || !Array.isArray(result)) return { page: result };
  const size = Math.min(Number(url.searchParams.get("per_page") ?? pageSize), MOST);
  const after = url.searchParams.get("page_token");
  const number = Number(url.searchParams.get("page") ?? 1);
  const isKeyset = pages === "keyset" && url.searchParams.get("pagination") === "keyset";
  const ended = result.findIndex(({ path }: { path?: string }) => path === after) + 1;
  const start = isKeyset ? ended : (number - 1) * size;
  const page = result.slice(start, start + size);
  if (start + size >= result.length) return { page };
  const next = new URL(url);
  if (isKeyset) next.searchParams.set("page_token", page.at(-1).path);
  else next.searchParams.set("page", String(number + 1));
  return { page, next };
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
