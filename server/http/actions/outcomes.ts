import { defineAction } from "./action.ts";

/** What became of a request whose answer was lost; not in the stock protocol. */
export const OUTCOME_ACTIONS = {
  /**
   * What the request of the action `of` did for the intention that this one names, null when it did nothing and would
   * have to be sent again.
   */
  getOutcome: defineAction<{ of: string }>(
    { of: { type: "string", pattern: "^[A-Za-z]{1,50}$" } },
    ["of"],
    async (_, { repository }) => ({ outcome: (await repository.outcome()) ?? null }),
  ),
};
