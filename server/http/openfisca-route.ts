import type { FastifyInstance } from "fastify";
import type { Computation, OpenFisca } from "../../contribution/eligibility/answers/openfisca.ts";
import type { Situation } from "../../contribution/model/situation.ts";

interface Body {
  readonly situation: Situation;
  readonly computations: readonly Computation[];
}

const BODY = {
  type: "object",
  required: ["situation", "computations"],
  properties: {
    // The adapter takes of it what the schema of situations accepts.
    situation: { type: "object" },
    computations: {
      type: "array",
      maxItems: 1000,
      items: {
        type: "object",
        required: ["variable", "entity", "period"],
        properties: {
          variable: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]{0,149}$" },
          entity: { enum: ["individus", "familles", "foyers_fiscaux", "menages"] },
          period: { type: "string", pattern: "^[0-9]{4}(-[0-9]{2})?$" },
          isZeroBefore: { type: "boolean" },
        },
      },
    },
  },
} as const;

/**
 * Asks OpenFisca for the browser, which never speaks to it: `GET /api/openfisca` says whether there is an engine
 * (`{isServed}`), `POST` answers `{values}` by variable, an undecided one as `{missing, unasked?}`, or 503 where the
 * engine does not answer.
 */
export function addOpenFisca(server: FastifyInstance, openFisca: OpenFisca | undefined): void {
  server.get("/api/openfisca", async () => ({ isServed: openFisca !== undefined }));
  server.post<{ Body: Body }>("/api/openfisca", { schema: { body: BODY } }, async ({ body }, reply) => {
    if (!openFisca) return reply.code(503).send({ error: "Aucun moteur OpenFisca n’est branché." });
    try {
      return { values: Object.fromEntries(await openFisca.compute(body.computations, body.situation)) };
    } catch {
      return reply.code(503).send({ error: "OpenFisca n’a pas répondu." });
    }
  });
}
