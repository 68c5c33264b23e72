import { createDesk, type Desk } from "../../contribution/desk/desk.ts";
import type { EntryToSave } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { rewriteEntry } from "../../contribution/desk/saving/rewrite-entry.ts";
import type { Store } from "../../contribution/desk/store.ts";
import { createChangeSummary } from "../../contribution/desk/wording/describe-change.ts";
import { entry, FILES, VELO } from "../server/temporary-repository.ts";

export const COLLECTION = "benefits_javascript";
export const SLUG = "region_test-aide-velo";
export const TEXT = String(FILES[VELO]);
export const NAME = { collection: COLLECTION, slug: SLUG };

/** A desk whose gate refuses what says « FAUX ». */
export function deskOver(store: Store): Desk {
  return createDesk({
    store,
    rewrite: rewriteEntry,
    describeChange: createChangeSummary(),
    gate: async ({ files, read }) => {
      const texts = await Promise.all(files.map(async (path) => Buffer.from((await read(path)) ?? "")));
      return texts.some((text) => text.includes("FAUX")) ? [{ message: "C’est faux." }] : [];
    },
  });
}

/** A save of the benefit of all scenarios. */
export function save(text: string, changes: Partial<EntryToSave> = {}): EntryToSave {
  return entry(SLUG, text, { base: TEXT, ...changes });
}

/** What somebody does at a desk, by name; `tip` is what they have read of the proposal. */
export const ACTS: Readonly<
  Record<string, (desk: Desk, tip: string | undefined, isAgain: boolean) => Promise<unknown>>
> = {
  "save the amount": (desk) => desk.save(save(TEXT.replace("100", "200"))),
  "save another amount": (desk) => desk.save(save(TEXT.replace("100", "300"))),
  "save the label": (desk) => desk.save(save(TEXT.replace("au vélo", "au vélo neuf"))),
  "save what the gate refuses": (desk) => desk.save(save(TEXT.replace("au vélo", "FAUX"))),
  "publish the amount at once": (desk) => desk.save(save(TEXT.replace("100", "400"), { workflow: false })),
  "publish the unit at once": (desk) => desk.save(save(TEXT.replace("€", "séances"), { workflow: false })),
  "make an entry": (desk) =>
    desk.save(entry("region_test-neuf", "label: neuf\ninstitution: region_test\n", { newEntry: true })),
  "send for review": (desk) => desk.setStatus(NAME, "pending_review"),
  "take back": (desk) => desk.setStatus(NAME, "draft"),
  publish: (desk) => desk.publish(NAME),
  "publish what was read": (desk, tip) => desk.publish(NAME, tip),
  withdraw: (desk, _, isAgain) => desk.withdraw(NAME, isAgain),
  "remove what is published": (desk) => desk.deleteFiles([VELO]),
};

/** The paths that these acts touch. */
export const PATHS = [VELO, "benefits/javascript/region_test-neuf.yml"];

/** What somebody was answered: that it was done, or why not. */
export async function answerOf(act: Promise<unknown>): Promise<string> {
  try {
    const { status, mergedText } = ((await act) ?? {}) as { status?: string; mergedText?: string };
    return ["done", status, mergedText].filter(Boolean).join(", ");
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
}
