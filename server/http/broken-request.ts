import { STATUS_CODES } from "node:http";
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

/** What node may be answering on a connection; it keeps it there. */
interface Answering extends Socket {
  readonly _httpMessage?: { readonly headersSent: boolean } | null;
}

/** Answers what node cannot read as a request, or not in time, by `{error}` as any other error, and ends the connection. */
export function answerBroken({ code = "" }: NodeJS.ErrnoException, socket: Answering): void {
  // What has been answered already, or begun, would be read as more of the same.
  const isHeard = socket.writable && !socket._httpMessage?.headersSent;
  if (code === "ECONNRESET" || !isHeard) {
    if (!socket.writableEnded) socket.destroy();
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
