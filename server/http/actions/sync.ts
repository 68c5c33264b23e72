import type { Choice, Decision } from "../../repository/remote/sync.ts";
import { defineAction, text } from "./action.ts";

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

  /** What to do with what the remote has cancelled of a branch, as `sync` asked it; gives the state then. */
  decideSync: defineAction<Decision & { choice: Choice }>(
    { branch: text(), now: { type: ["string", "null"] }, choice: { enum: ["follow", "restore"] } },
    ["branch", "now", "choice"],
    async ({ choice, ...decision }, { repository: { sync } }) => {
      if (!sync) return { sync: null };
      await sync.decide(decision, choice);
      return { sync: await sync.run(PATIENCE) };
    },
  ),
};
