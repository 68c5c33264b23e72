import type { RefusalKind } from "./refusal.ts";

/** The HTTP status by which the admin is told of a refusal, whoever answers it. */
export const ANSWERED_STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  refused: 422,
  "not-found": 404,
  collision: 409,
  conflict: 409,
  moved: 409,
  gone: 410,
  forbidden: 403,
  damaged: 500,
  partial: 500,
  unreachable: 502,
  busy: 503,
};
