import type { EntryName } from "../../contribution/desk/entry.ts";
import type { Intention } from "../connection/intentions.ts";
import { Refusal } from "../connection/refusal.ts";
import type { Session } from "./session.ts";

/** What we look at of a note of the stock backends. */
interface Note {
  readonly id: string;
  readonly content: string;
  readonly isOwn?: boolean;
  readonly resolved: boolean;
  /** When the forge says it was written, in ISO 8601. */
  readonly timestamp: string;
}

/** How far apart (ms) the clocks of this machine and of the forge may be. */
const APART = 300_000;

/** The notes of entries, which a request sent again does not write, resolve or delete twice. */
export class ForgeNotes {
  readonly #session: Session;
  /** The notes whose sending was answered, by id: none of them is what a lost answer was about. */
  readonly #sent = new Set<string>();
  /** Whether each note was to be resolved, by its id, where the answer has not come yet. */
  readonly #wanted = new Map<string, boolean>();

  constructor(session: Session) {
    this.#session = session;
  }

  async all(name: EntryName): Promise<object[]> {
    // Whoever sees them asks from what they see.
    const notes = await this.#read(name);
    this.#wanted.clear();
    return notes.map(withoutPicture);
  }

  async add(
    { collection, slug }: EntryName,
    note: unknown,
    intention: Intention | undefined,
  ): Promise<object> {
    const lost = intention?.isAgain ? await this.#lost({ collection, slug }, note, intention) : undefined;
    const written = lost ?? ((await this.#session.addNote(collection, slug, note)) as Note);
    this.#sent.add(written.id);
    return withoutPicture(written);
  }

  /** The note that was written although its answer was lost. */
  async #lost(name: EntryName, note: unknown, { at }: Intention): Promise<Note | undefined> {
    const text = String((note as { content?: unknown }).content ?? "").trim();
    return (await this.#read(name)).find(
      ({ id, content, isOwn, timestamp }) =>
        isOwn && content === text && !this.#sent.has(id) && Date.parse(timestamp) > at - APART,
    );
  }

  async update({ collection, slug }: EntryName, id: string, updates: unknown): Promise<object> {
    await this.#require({ collection, slug }, id);
    return withoutPicture(await this.#session.updateNote(collection, slug, id, updates));
  }

  /** Sent again, it does what it was meant to do the first time. */
  async toggle(name: EntryName, id: string, intention: Intention | undefined): Promise<object> {
    const known = intention?.isAgain ? this.#wanted.get(id) : undefined;
    const resolved = known ?? !(await this.#require(name, id)).resolved;
    this.#wanted.set(id, resolved);
    const note = await this.#session.updateNote(name.collection, name.slug, id, { resolved });
    this.#wanted.delete(id);
    return withoutPicture(note);
  }

  /** A note that is there no more is deleted. */
  async remove(name: EntryName, id: string): Promise<void> {
    const isThere = (await this.#read(name)).some((note) => note.id === id);
    if (isThere) await this.#session.deleteNote(name.collection, name.slug, id);
  }

  async #require(name: EntryName, id: string): Promise<Note> {
    const note = (await this.#read(name)).find((one) => one.id === id);
    if (!note) throw new Refusal("Cette note n’existe plus : elle a été supprimée entre-temps.", 404);
    return note;
  }

  async #read({ collection, slug }: EntryName): Promise<readonly Note[]> {
    return (await this.#session.getNotes(collection, slug)) as Note[];
  }
}

/** A note without its author’s picture, which comes from an address that the page may not reach. */
function withoutPicture(note: unknown): object {
  return { ...(note as object), avatarUrl: undefined };
}
