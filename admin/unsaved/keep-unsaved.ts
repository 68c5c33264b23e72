import { type EntryDraft, store } from "decap-cms-core/dist/esm/redux/index.js";
import { useWatched, watched } from "../timing/watched.ts";
import { changesLeft, type FieldChanges, type FormData, fieldChanges } from "./field-changes.ts";
import { beginSitting, openSittings, type Sitting } from "./sittings.ts";
import { copiesOf, forgetCopy, forgetOldCopies, keepCopy, type UnsavedCopy } from "./stored-copies.ts";

/** What is known of the work that is not saved. */
export interface UnsavedState {
  /** Work of an earlier sitting on the entry on screen, that the person may take up again; the most recent. */
  readonly offer: UnsavedCopy | undefined;
  /** Whether an earlier work has just been taken up. */
  readonly resumed: boolean;
  /** Whether the browser cannot keep any copy. */
  readonly failing: boolean;
}

/** The form on screen. */
interface Work {
  readonly sitting: Sitting;
  readonly draftKey: unknown;
  address: string;
  /** The data that the server has. */
  saved: FormData;
  data: FormData;
  /** The data on their way to the server. */
  sent: FormData | undefined;
}

/** How long after a change a copy is kept at the latest, in milliseconds. */
const DELAY = 1000;

const NONE: UnsavedState = { offer: undefined, resumed: false, failing: false };

const state = watched(NONE);
let work: Work | undefined;
let offers: readonly UnsavedCopy[] = [];
let lastDraft: unknown;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps in the browser what is changed in the form and not saved, until it is. */
export function keepUnsavedWork(): void {
  forgetOldCopies(localStorage, Date.now());
  store.subscribe(() => observe(store.getState().entryDraft));
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
}

/** What is known of the work that is not saved, for a component. */
export function useUnsaved(): UnsavedState {
  return useWatched(state, (known) => known);
}

/** Puts the work that is offered back in the form, a field at a time. */
export function resume(change: (data: FieldChanges) => void): void {
  const { offer } = state.get();
  if (!offer || !work) return;
  change(changesLeft(offer.changes, work.data));
  keep();
  // Only once the form's own copy holds it.
  if (!state.get().failing) drop(offer);
  update({ resumed: true });
}

/** Forgets the work that is offered. */
export function forget(): void {
  const { offer } = state.get();
  if (offer) drop(offer);
}

function update(changes: Partial<UnsavedState>): void {
  state.set({ ...state.get(), ...changes });
}

function drop(copy: UnsavedCopy): void {
  forgetCopy(localStorage, copy.id);
  offers = offers.filter(({ id }) => id !== copy.id);
  update({ offer: offers[0] });
}

/** Follows Decap's draft; called for every action, so it only compares references. */
function observe(draft: EntryDraft): void {
  if (draft === lastDraft) return;
  lastDraft = draft;
  const entry = draft.get("entry");
  const data = entry?.get("data");
  if (!entry || !data) {
    end();
    return;
  }
  const address = `${entry.get("collection")}/${entry.get("slug") || ""}`;
  if (work?.draftKey !== draft.get("key")) begin(draft.get("key"), address, data);
  if (work) follow(work, address, data, entry.get("isPersisting") === true, draft.get("hasChanged"));
}

function begin(draftKey: unknown, address: string, data: FormData): void {
  end();
  work = { sitting: beginSitting(), draftKey, address, saved: data, data, sent: undefined };
  void look(work);
}

/** What is typed while a save is on its way is not saved by it. */
function follow(current: Work, address: string, data: FormData, isSaving: boolean, hasChanged: boolean) {
  if (current.sent && !isSaving) {
    if (!hasChanged) current.saved = current.sent;
    current.sent = undefined;
    timer ??= setTimeout(keep);
  } else if (!current.sent && isSaving) current.sent = data;
  if (current.address !== address) {
    // A new entry has just been saved: work on other new entries is not for it.
    current.address = address;
    offers = [];
    update({ offer: undefined });
  }
  if (current.data === data) return;
  current.data = data;
  timer ??= setTimeout(keep, DELAY);
}

function end(): void {
  if (!work) return;
  keep();
  work.sitting.end();
  work = undefined;
  offers = [];
  update(NONE);
}

/** Keeps the copy of the form on screen, or takes it away when there is nothing to keep. */
function keep(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!work) return;
  const changes = fieldChanges(work.saved, work.data);
  const { id } = work.sitting;
  const isClean = Object.keys(changes).length === 0;
  if (isClean) forgetCopy(localStorage, id);
  const failing = !isClean && !keepCopy(localStorage, { id, address: work.address, at: Date.now(), changes });
  if (failing !== state.get().failing || (isClean && state.get().resumed))
    update({ failing, resumed: state.get().resumed && !isClean });
}

/** Looks for work of earlier sittings on the same entry; what would change nothing any more is forgotten. */
async function look(current: Work): Promise<void> {
  const open = await openSittings();
  if (work !== current) return;
  const others = copiesOf(localStorage, current.address).filter(({ id }) => !open.has(id));
  const isUseful = (copy: UnsavedCopy) => Object.keys(changesLeft(copy.changes, current.data)).length > 0;
  for (const copy of others) if (!isUseful(copy)) forgetCopy(localStorage, copy.id);
  offers = others.filter(isUseful);
  update({ offer: offers[0] });
}
