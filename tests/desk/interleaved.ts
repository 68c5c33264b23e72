import type { Store } from "../../contribution/desk/store.ts";
import { ACTS, deskOver, save, TEXT } from "./acts.ts";
import type { StoreUnderTest } from "./stores.ts";
import { holdTogether } from "./together.ts";

/** What two persons do with an entry at once. */
export const holdInterleaved = (stores: readonly StoreUnderTest[]) =>
  holdTogether(
    stores,
    ACTS,
    {
      "nothing proposed": async () => undefined,
      "a proposal in review": (store: Store) =>
        deskOver(store).save(save(`${TEXT}link: https://exemple.fr/\n`, { status: "pending_review" })),
    },
    {
      close: [
        ["save the amount", "save the label"],
        ["publish the amount at once", "publish the unit at once"],
        ["publish what was read", "save the label"],
        ["publish", "publish the unit at once"],
        ["withdraw", "save the label"],
      ],
      lost: ["publish what was read"],
    },
  );
