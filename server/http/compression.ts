import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const THRESHOLD = 1024;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

type Encoding = "br" | "gzip";

/** Answers that several people take are compressed once. */
const compressed = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>();

/** Compresses JSON answers above 1 kB with what the browser accepts, brotli first. */
export async function compressJson(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const type = String(reply.getHeader("content-type") ?? "");
  if (!(typeof payload === "string" || payload instanceof Buffer) || payload.length < THRESHOLD)
    return payload;
  if (!type.startsWith("application/json")) return payload;
  reply.header("vary", "accept-encoding");
  const accepted = acceptedEncodings(request.headers["accept-encoding"]);
  const encoding = (["br", "gzip"] as const).find((candidate) => accepted.has(candidate));
  if (!encoding) return payload;
  reply.header("content-encoding", encoding).removeHeader("content-length");
  return compressOnce(typeof payload === "string" ? Buffer.from(payload) : payload, encoding);
}

function compressOnce(payload: Buffer, encoding: Encoding): Promise<Buffer> {
  const known = compressed.get(payload) ?? new Map<Encoding, Promise<Buffer>>();
  compressed.set(payload, known);
  const found = known.get(encoding);
  if (found) return found;
  const made = encoding === "br" ? toBrotli(payload, brotliOptions(payload)) : toGzip(payload);
  known.set(encoding, made);
  return made;
}

/** Quality 4 costs what gzip costs, and is smaller. */
function brotliOptions(payload: Buffer) {
  return {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: payload.length },
  };
}

function acceptedEncodings(header: string | string[] | undefined): Set<string> {
  const choices = String(header ?? "").split(",");
  return new Set(
    choices
      .filter((choice) => !/;\s*q=0(\.0*)?\s*$/.test(choice))
      .map((choice) => choice.split(";")[0]?.trim() ?? ""),
  );
}
