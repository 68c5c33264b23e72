import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const THRESHOLD = 1024;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses JSON answers above 1 kB with what the browser accepts, brotli first. */
export async function compressJson(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const type = String(reply.getHeader("content-type") ?? "");
  if (typeof payload !== "string" || payload.length < THRESHOLD || !type.startsWith("application/json"))
    return payload;
  reply.header("vary", "accept-encoding");
  const accepted = acceptedEncodings(request.headers["accept-encoding"]);
  const encoding = ["br", "gzip"].find((candidate) => accepted.has(candidate));
  if (!encoding) return payload;
  reply.header("content-encoding", encoding).removeHeader("content-length");
  return encoding === "br" ? toBrotli(payload, brotliOptions(payload)) : toGzip(payload);
}

/** Quality 4 costs what gzip costs, and is smaller. */
function brotliOptions(payload: string) {
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
