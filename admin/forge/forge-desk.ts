import type { LoadedEntry } from "decap-cms-backend-proxy";
import { createDesk, type Desk, type DeskAction } from "../../contribution/desk/desk.ts";
import { proposed, published as publishedAt } from "../../contribution/desk/desk-work.ts";
import type { EntryName, EntryToSave, MediaToSave } from "../../contribution/desk/entry.ts";
import { parseMediaPath, pathOfEntry } from "../../contribution/desk/files/data-path.ts";
import { createCatalogueGate } from "../../contribution/desk/judging/catalogue-gate.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { rewriteEntry } from "../../contribution/desk/saving/rewrite-entry.ts";
import type { SavedEntry } from "../../contribution/desk/saving/save-entry.ts";
import { isStatus } from "../../contribution/desk/status.ts";
import { createChangeSummary } from "../../contribution/desk/wording/describe-change.ts";
import { noDraft } from "../../contribution/desk/workflow.ts";
import { notShownReason } from "../../contribution/validation/images.ts";
import { type ReadFile, readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import type { DerivedName } from "../surroundings/derived-source.ts";
import { loadTerritory } from "../surroundings/territory-index.ts";
import { toBase64 } from "./base64.ts";
import type { DataRoot } from "./data-root.ts";
import { findDraft, listDrafts, toUnpublishedEntry } from "./drafts.ts";
import type { Forge } from "./forge.ts";
import { ForgeStore } from "./forge-store.ts";
import { Published } from "./published.ts";
import { keptFor, problemsOf, rowsOf } from "./published-lists.ts";
import type { Snapshot, SnapshotEntry } from "./snapshot.ts";

/** A logo as Decap's client reads it: its bytes are base64. */
interface Logo {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly content: string;
  readonly encoding: "base64";
}

/**
 * What our server answers to the admin, answered in the browser with a forge: what is published, the drafts, and what
 * happens to them at the desk. Paths are under the data root. Every refusal is a French sentence.
 */
export class ForgeDesk {
  readonly #published: Published;
  readonly #store: ForgeStore;
  readonly #desk: Desk;
  readonly #rows = keptFor(rowsOf);
  readonly #problemCounts = keptFor(problemsOf);

  /** `forge` is asked for at each use, because nobody is logged in yet when the page opens. */
  constructor(forge: () => Forge, root: DataRoot, loadSnapshot: () => Promise<Snapshot>) {
    this.#published = new Published(forge, root, loadSnapshot);
    this.#store = new ForgeStore({ forge, root, published: this.#published });
    this.#desk = createDesk({
      store: this.#store,
      gate: createCatalogueGate(judging(this.#published), loadTerritory),
      rewrite: rewriteEntry,
      describeChange: createChangeSummary(),
      mayNot: ({ action }) => (forge().mayPublish ? undefined : NOT_FROM_A_COPY[action]),
    });
  }

  /** What the pickers, the lists and their counts are made with. */
  async derived(name: DerivedName): Promise<unknown> {
    const state = await this.#published.state();
    if (name === "catalogue-index") return state.index;
    return name === "catalogue-rows" ? this.#rows(state) : this.#problemCounts(state);
  }

  cameWithSite(path: string): Promise<boolean> {
    return this.#published.cameWithSite(path);
  }

  async entriesByFolder(folder: string): Promise<LoadedEntry[]> {
    const { entries } = await this.#published.state();
    const inFolder = [...entries.values()].filter(
      ({ path }) => path.slice(0, path.lastIndexOf("/")) === folder,
    );
    return inFolder
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, oid, text }) => ({ data: text, file: { path, id: oid } }));
  }

  async entry(path: string): Promise<LoadedEntry> {
    const entry = (await this.#published.state()).entries.get(path);
    return { data: entry?.text ?? null, file: { path, id: entry?.oid ?? null } };
  }

  async drafts(): Promise<object[]> {
    const drafts = await listDrafts(this.#desk, this.#store);
    const { entries } = await this.#published.state();
    return drafts.map((draft) => {
      if (!("damaged" in draft)) return toUnpublishedEntry(draft, entries.get(pathOfEntry(draft))?.text);
      const { collection, slug, status, damaged } = draft;
      return { collection, slug, status, diffs: [], damaged };
    });
  }

  /** A draft as Decap reads it; where there is none, what is published under that name. */
  async draftOrEntry(name: EntryName): Promise<object> {
    const draft = await findDraft(this.#desk, this.#store, name);
    const path = pathOfEntry(name);
    if (!draft) return { entry: await this.entry(path) };
    return toUnpublishedEntry(draft, (await this.#published.state()).entries.get(path)?.text);
  }

  async textOfDraft(name: EntryName, path: string): Promise<string | null> {
    const draft = await findDraft(this.#desk, this.#store, name);
    if (!draft) throw noDraft(name.slug);
    return draft.texts[path] ?? null;
  }

  save(entry: EntryToSave): Promise<SavedEntry> {
    return this.#desk.save(entry);
  }

  /** Whether the draft of an entry holds what an earlier save sent, by path; what is left of that save is then done. */
  wasSaved(name: EntryName, texts: Readonly<Record<string, string>>): Promise<boolean> {
    return this.#desk.holds(name, texts);
  }

  async setStatus(name: EntryName, status: unknown): Promise<void> {
    if (typeof status !== "string" || !isStatus(status))
      throw new Refusal("invalid", "Ce statut n’existe pas.");
    await this.#desk.setStatus(name, status);
  }

  /** `seen` is the commit of the draft that was read before: what was written since is not published unread. */
  async publish(name: EntryName, seen: string | undefined): Promise<void> {
    await this.#desk.publish(name, seen);
  }

  /** `isAgain`: it was asked before and not answered, so that some or all of it may be done. */
  deleteDraft(name: EntryName, isAgain: boolean): Promise<void> {
    return this.#desk.withdraw(name, isAgain);
  }

  async logos(): Promise<{ path: string; size: number | undefined }[]> {
    const { media } = await this.#published.state();
    return [...media.values()].map(({ path, size }) => ({ path, size }));
  }

  /** A logo with its bytes: a draft's when `name` is given, else a published one. */
  async logo(path: string, name?: EntryName): Promise<Logo> {
    parseMediaPath(path);
    const proposal = name && (await this.#store.proposal(name));
    if (name && !proposal) throw noDraft(name.slug);
    const at = proposal ? proposed(proposal) : publishedAt(await this.#store.head());
    const content = await this.#store.read(at, `${this.#store.prefix}${path}`);
    if (!content) throw new Refusal("not-found", `Le logo « ${path} » n’existe pas.`);
    const reason = notShownReason(path, content.bytes);
    if (reason !== undefined) throw new Refusal("invalid", reason);
    const bytes = toBase64(content.bytes);
    return {
      id: content.oid,
      name: path.slice(path.lastIndexOf("/") + 1),
      path,
      content: bytes,
      encoding: "base64",
    };
  }

  /** The desk itself, where nothing is added to what it says. */
  get acts(): Pick<Desk, "notes" | "addNote" | "updateNote" | "toggleNote" | "deleteNote"> {
    return this.#desk;
  }

  /** Adds a logo to what is published, and says its path. */
  async saveLogo(media: MediaToSave): Promise<{ readonly path: string }> {
    const { path } = await this.#desk.saveMedia(media);
    return { path };
  }
}

/** What somebody who proposes from a fork may not do. */
const NOT_FROM_A_COPY: Readonly<Partial<Record<DeskAction, string>>> = {
  publish: "Depuis votre copie, vous proposez une fiche ; c’est l’équipe qui la publie.",
  note: "Depuis votre copie, les notes de l’équipe se lisent, mais ne s’écrivent pas ici : répondez-lui sur la page GitHub de votre proposition.",
  changePublished:
    "Depuis votre copie, une image s’ajoute dans une fiche : ouvrez-la, puis choisissez l’image.",
};

/** What is published, for the gate; each version of a file is read once. */
function judging(published: Published) {
  const known = new Map<string, ReadFile>();
  const fileOf = ({ path, oid, text }: SnapshotEntry) => {
    const key = `${oid} ${path}`;
    const file = known.get(key) ?? readCatalogueFile({ file: path, content: text });
    known.set(key, file);
    return file;
  };
  return async () => {
    const { index, entries } = await published.state();
    const read = (asked: ReadonlySet<string>) =>
      [...asked].flatMap((path) => {
        const entry = entries.get(path);
        return entry ? [fileOf(entry)] : [];
      });
    return { index, read };
  };
}
