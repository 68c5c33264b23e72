import { createDesk, type Desk } from "../../contribution/desk/desk.ts";
import type { EntryToSave } from "../../contribution/desk/entry.ts";
import type { NoteAsked } from "../../contribution/desk/notes/change-note.ts";
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

/** What somebody knows who does something at a desk. */
export interface Asking extends NoteAsked {
  /** What they have read of the proposal. */
  readonly tip: string | undefined;
  /** The note that was there when they came. */
  readonly note: string;
}

/** What somebody does at a desk, by name. */
export type Acts = Readonly<Record<string, (desk: Desk, asking: Asking) => Promise<unknown>>>;

/** What is done to proposals. */
export const ACTS: Acts = {
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
  "publish what was read": (desk, { tip }) => desk.publish(NAME, tip),
  withdraw: (desk, { isAgain }) => desk.withdraw(NAME, isAgain),
  "remove what is published": (desk) => desk.deleteFiles([VELO]),
};

/** What is said of an entry. */
export const NOTE_ACTS: Acts = {
  "write a note": (desk, asked) => desk.addNote(NAME, { author: "Quelqu’un", content: "À relire" }, asked),
  "write another note": (desk, asked) =>
    desk.addNote(NAME, { author: "Quelqu’un", content: "D’accord" }, asked),
  "change a note": (desk, asked) => desk.updateNote(NAME, asked.note, { content: "Relu" }, asked),
  "change it otherwise": (desk, asked) => desk.updateNote(NAME, asked.note, { content: "Relu lundi" }, asked),
  "settle it": (desk, asked) => desk.updateNote(NAME, asked.note, { resolved: true }, asked),
  "settle it, or not any more": (desk, asked) => desk.toggleNote(NAME, asked.note, asked),
  "delete it": (desk, asked) => desk.deleteNote(NAME, asked.note, asked),
};

/** The paths that these acts touch. */
export const PATHS = [VELO, "benefits/javascript/region_test-neuf.yml"];

/** What somebody was answered: that it was done, or why not. */
export async function answerOf(act: Promise<unknown>): Promise<string> {
  try {
    const { status, mergedText, content, resolved } = ((await act) ?? {}) as Record<string, unknown>;
    return ["done", status, mergedText, content, resolved && "settled"].filter(Boolean).join(", ");
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
}
