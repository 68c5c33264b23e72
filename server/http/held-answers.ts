import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Answers of fewer bytes are not counted: a connection takes as much by itself. */
const LARGE = 64 * 1024;

/** Bytes of large answers that are kept for those who are still taking them, each answer counted once. */
const MOST_HELD = 64 * 1024 * 1024;

/**
 * Bounds what is kept of answers until they are taken, some megabytes for a board. Whoever does not take one in time
 * (`patience`, ms) is cut off: node's own limits count every byte that is taken as a sign of life. Where all that is
 * kept is too much, whoever has been taking the oldest makes room.
 */
export function createHolding(patience: number) {
  const takers = new Map<Buffer, Set<ServerResponse>>();
  const makeRoom = () => {
    const sizes = () => [...takers.keys()].reduce((sum, { length }) => sum + length, 0);
    while (takers.size > 1 && sizes() > MOST_HELD) {
      const [[oldest, late]] = takers as unknown as [[Buffer, Set<ServerResponse>]];
      takers.delete(oldest);
      for (const raw of late) raw.destroy();
    }
  };
  const hold = (answer: Buffer, raw: ServerResponse) => {
    const others = takers.get(answer) ?? new Set();
    // What somebody has just begun to take is the newest.
    takers.delete(answer);
    takers.set(answer, others.add(raw));
    raw.once("close", () => {
      others.delete(raw);
      if (others.size === 0 && takers.get(answer) === others) takers.delete(answer);
    });
    makeRoom();
  };
  return async (_: FastifyRequest, { raw }: FastifyReply, payload: unknown) => {
    const timer = setTimeout(() => raw.destroy(), patience).unref();
    raw.once("close", () => clearTimeout(timer));
    if (payload instanceof Buffer && payload.length > LARGE) hold(payload, raw);
    return payload;
  };
}
