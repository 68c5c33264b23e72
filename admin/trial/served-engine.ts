import type { Computed, OpenFisca } from "../../contribution/eligibility/answers/openfisca.ts";
import { cachedOnce } from "../timing/cached-once.ts";

// Beside the admin's own address, as for what is derived from the data.
const ADDRESS = "/api/openfisca";

const served = cachedOnce(askWhetherServed);

/** Whether the server has an engine for complex benefits, asked once; the admin on a forge has no server. */
export const isEngineServed = served.load;

async function askWhetherServed(): Promise<boolean> {
  const response = await fetch(ADDRESS, { credentials: "same-origin" }).catch(() => undefined);
  if (!response?.ok) return false;
  const answer: unknown = await response.json().catch(() => undefined);
  return typeof answer === "object" && answer !== null && "isServed" in answer && answer.isServed === true;
}

/** The engine behind our server, which alone speaks to it. */
export function servedEngine(signal: AbortSignal): OpenFisca {
  return {
    async compute(computations, situation) {
      if (computations.length === 0) return new Map();
      const response = await fetch(ADDRESS, {
        method: "POST",
        credentials: "same-origin",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ situation, computations }),
        signal,
      });
      if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
      // Our server checks what the engine gave.
      const { values } = (await response.json()) as { values: Record<string, Computed> };
      return new Map(Object.entries(values));
    },
  };
}
