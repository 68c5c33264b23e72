import { once } from "node:events";
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { SENTENCES } from "./error-answer.ts";

/** How long (ms) whoever is told of a broken request may take to close: cut off at once, they would not hear of it. */
const LINGER = 1_000;

/** Faults of node's parser that are not simply a request of a wrong form. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** The answers that a connection waits for. */
const awaited = new WeakMap<Socket, Set<ServerResponse>>();

/** The connections on which something could not be read: whatever comes after it cannot be either. */
const broken = new WeakSet<Socket>();

/** Notes what a server is answering, so that nothing is taken for the answer of something else. */
export function noteAnswers(server: Server): void {
  server.on("request", ({ socket }, response) => {
    const answers = awaited.get(socket) ?? new Set();
    awaited.set(socket, answers.add(response));
    response.once("close", () => answers.delete(response));
  });
}

/** Answers what node cannot read as a request, or not in time, by `{error}` as any other error, and ends the connection. */
export async function answerBroken({ code = "" }: NodeJS.ErrnoException, socket: Socket): Promise<void> {
  if (code === "ECONNRESET") socket.destroy();
  if (broken.has(socket)) return;
  broken.add(socket);
  // Answers come in the order of the requests: those that were read go first.
  const answers = [...(awaited.get(socket) ?? [])];
  await Promise.all(answers.filter(({ req }) => req.complete).map((response) => once(response, "close")));
  // What has begun to be answered before it was read to its end would go on with it.
  if (!socket.writable || answers.some(({ headersSent, req }) => headersSent && !req.complete)) {
    socket.destroy();
    return;
  }
  socket.end(answer(STATUSES[code] ?? 400));
  socket.on("data", () => undefined);
  setTimeout(() => socket.destroy(), LINGER).unref();
}

function answer(status: number): string {
  const body = JSON.stringify({ error: SENTENCES[status] });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "X-Content-Type-Options: nosniff",
    "Cache-Control: no-store",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
