import type { FastifyHelmetOptions } from "@fastify/helmet";

/**
 * What a page of this server may do. Styles may be inline because Decap's are made while it runs; `blob:` may be
 * fetched because Decap reads back that way the images it is about to send.
 */
export const SECURITY_HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'", "blob:"],
      frameSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: "deny" },
  referrerPolicy: { policy: "same-origin" },
  // Plain http on the loopback: a browser told otherwise could not come back.
  strictTransportSecurity: false,
};
