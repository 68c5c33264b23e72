import { defineAction } from "./action.ts";

/** How long (ms) somebody who wants it now waits for the remote. */
const PATIENCE = 20_000;

/** How the repository stands with the remote that it follows; not in the stock protocol. */
export const SYNC_ACTIONS = {
  /** The state, null when no remote is followed; `now` reads and sends first. */
  sync: defineAction<{ now?: boolean }>({ now: { type: "boolean" } }, [], async ({ now }, { repository }) => {
    const { sync } = repository;
    if (!sync) return { sync: null };
    return { sync: await (now ? sync.run(PATIENCE) : sync.state()) };
  }),
};
