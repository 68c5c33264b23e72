import { type BackendConfig, type MediaFile, ProxyBackend, type ProxyRequest } from "decap-cms-backend-proxy";
import { ANSWERED_STATUS } from "../../contribution/desk/answered-status.ts";
import type { EntryName, EntryToSave, MediaToSave, TextToSave } from "../../contribution/desk/entry.ts";
import type { NoteAsked } from "../../contribution/desk/notes/change-note.ts";
import type { Note, NoteUpdate } from "../../contribution/desk/notes/note.ts";
import { Refusal as DeskRefusal } from "../../contribution/desk/refusal.ts";
import { isStatus, type Status } from "../../contribution/desk/status.ts";
import { noteAnswer } from "../connection/connection.ts";
import { answered, type Intention, intentionOf, type UnansweredSave } from "../connection/intentions.ts";
import { Refusal } from "../connection/refusal.ts";
import { ContributionBackend, saveIn, WRITES } from "../protocol/backend.ts";
import { deriveFrom } from "../surroundings/derived-source.ts";
import { fromBase64 } from "./base64.ts";
import { DataRoot } from "./data-root.ts";
import { ForgeDesk } from "./forge-desk.ts";
import type { ForgeNote } from "./forge-notes.ts";
import { ForgeRefusal } from "./forge-request.ts";
import { forgetKept } from "./kept-drafts.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import type { Credentials, ForgeUser, Session } from "./session.ts";

/** Decap's `backend` configuration for a forge, as the build writes it. */
export interface ForgeConfig extends BackendConfig {
  readonly backend: BackendConfig["backend"] & {
    /** Folder of the data in the repository; its root by default. */
    readonly data_root?: string;
  };
}

/** How long (ms) a forge that does not answer is left alone, each time. */
const PAUSES = [1_000, 3_000, 6_000];

type Params = Readonly<Record<string, unknown>>;

/**
 * The admin without a server of ours: every request that would go to it is answered here, with what came with the
 * site and what the forge says. Lists, memory and messages are those of the admin with a server.
 */
export abstract class ForgeBackend extends ContributionBackend {
  readonly #session: Session;
  readonly #desk: ForgeDesk;
  #login = "";

  constructor(config: ForgeConfig, options: unknown, session: Session) {
    // The stock client wants an address, to which nothing is ever sent: `request` is the only door.
    super({ ...config, backend: { ...config.backend, proxy_url: "/" } }, options);
    this.#session = session;
    this.#desk = new ForgeDesk(
      () => session.forge,
      new DataRoot(config.backend.data_root ?? ""),
      loadSnapshot,
    );
    deriveFrom((name) => this.#desk.derived(name));
  }

  override async authenticate(credentials?: Credentials): Promise<ForgeUser> {
    if (!credentials) throw new Refusal("Connectez-vous pour continuer.", 401);
    const user = await this.#session.open(credentials);
    this.#login = user.login;
    return user;
  }

  /** Decap forgets somebody who cannot be logged in again: a forge that does not answer is asked a few times. */
  override async restoreUser(user: Credentials): Promise<ForgeUser> {
    for (const pause of PAUSES) {
      try {
        return await this.authenticate(user);
      } catch (error) {
        const isUnanswered = error instanceof ForgeRefusal && (error.status === 0 || error.status >= 429);
        if (!isUnanswered) throw error;
        await new Promise((resume) => setTimeout(resume, pause));
      }
    }
    return this.authenticate(user);
  }

  override logout(): null {
    this.#session.close();
    void forgetKept();
    return null;
  }

  override getToken(): Promise<string | null> {
    return this.#session.getToken();
  }

  override async request(asked: ProxyRequest): Promise<unknown> {
    const { action, params } = asked;
    const answer = {
      ...this.#entryActions(),
      ...this.#draftActions(),
      ...this.#noteActions(),
      ...this.#otherActions(),
    }[action];
    if (!answer) throw new Refusal("Cette action n’existe pas ici.", 404);
    const intention = WRITES.test(action) ? intentionOf(action, params, saveIn(asked)) : undefined;
    try {
      const given = await answer(params, intention);
      noteAnswer(200);
      if (intention) answered(intention);
      return given;
    } catch (caught) {
      const error = asAnswered(caught);
      if (error instanceof ForgeRefusal) noteAnswer(error.status, error.message);
      // What the forge refused half-way is begun.
      else if (intention) answered(intention);
      throw error;
    }
  }

  protected override wasSaved({ save: { address, texts } }: UnansweredSave): Promise<boolean> {
    return this.#desk.wasSaved(nameOf({ id: address }), texts).catch((error: unknown) => {
      throw asAnswered(error);
    });
  }

  /** A logo that came with the site has an address; one added since is read from the forge. */
  override async getMediaFile(path: string): Promise<MediaFile> {
    const hasAddress = await this.#desk.cameWithSite(path);
    return hasAddress ? super.getMediaFile(path) : ProxyBackend.prototype.getMediaFile.call(this, path);
  }

  #entryActions(): Answers {
    const desk = this.#desk;
    return {
      entriesByFolder: ({ folder }) => desk.entriesByFolder(String(folder)),
      entriesByFiles: ({ files }) =>
        Promise.all((files as { path: string }[]).map(({ path }) => desk.entry(path))),
      getEntry: ({ path }) => desk.entry(String(path)),
      persistEntry: (params) => desk.save(entryToSave(params)),
    };
  }

  #draftActions(): Answers {
    const desk = this.#desk;
    return {
      unpublishedEntries: () => desk.drafts(),
      unpublishedEntry: (params) => desk.draftOrEntry(nameOf(params)),
      unpublishedEntryDataFile: async (params) => ({
        data: await desk.textOfDraft(nameOf(params), String(params.path)),
      }),
      unpublishedEntryMediaFile: (params) => desk.logo(String(params.path), nameOf(params)),
      updateUnpublishedEntryStatus: (params) => desk.setStatus(nameOf(params), params.newStatus),
      publishUnpublishedEntry: (params) =>
        desk.publish(nameOf(params), typeof params.seen === "string" ? params.seen : undefined),
      deleteUnpublishedEntry: (params, intention) =>
        desk.deleteDraft(nameOf(params), intention?.isAgain ?? false),
    };
  }

  #otherActions(): Answers {
    const [desk, session] = [this.#desk, this.#session];
    return {
      getMedia: () => desk.logos(),
      getMediaFile: ({ path }) => desk.logo(String(path)),
      // Asked to know whether there is somebody at the other end.
      info: async () => ({ repo: await session.forge.head() }),
      // What the protocol's client sends.
      persistMedia: ({ asset }) => desk.saveLogo(mediaToSave(asset as ImageSent)),
    };
  }

  #noteActions(): Answers {
    const { acts } = this.#desk;
    const shown = async (note: Promise<Note>) => ({ note: this.#shownNote(await note) });
    const idOf = ({ noteId }: Params) => String(noteId);
    return {
      getNotes: async (params) => ({
        notes: (await acts.notes(nameOf(params))).map((note) => this.#shownNote(note)),
      }),
      addNote: (params, intention) => {
        // What the protocol's client sends: the author is the account.
        const { content } = params.note as { readonly content: string };
        return shown(acts.addNote(nameOf(params), { author: this.#login, content }, asked(intention)));
      },
      updateNote: (params, intention) =>
        shown(acts.updateNote(nameOf(params), idOf(params), params.updates as NoteUpdate, asked(intention))),
      toggleNoteResolution: (params, intention) =>
        shown(acts.toggleNote(nameOf(params), idOf(params), asked(intention))),
      deleteNote: (params, intention) => acts.deleteNote(nameOf(params), idOf(params), asked(intention)),
    };
  }

  /** A note as Decap shows it: one may change one's own, and go to its page on the forge. */
  #shownNote(note: Note): object {
    const { id, author, timestamp, content, resolved } = note;
    // The store's.
    const issueUrl = (note as ForgeNote).thread.page;
    return { id, author, timestamp, content, resolved, issueUrl, isOwn: author === this.#login };
  }
}

function asked(intention: Intention | undefined): NoteAsked {
  return { intention: intention?.id, isAgain: intention?.isAgain };
}

type Answers = Readonly<Record<string, (params: Params, intention?: Intention) => Promise<unknown>>>;

function nameOf({ id, collection, slug }: Params): EntryName {
  const [first = "", ...rest] = typeof id === "string" && collection === undefined ? id.split("/") : [];
  return { collection: String(collection ?? first), slug: String(slug ?? rest.join("/")) };
}

interface FileSent {
  readonly slug: string;
  readonly path: string;
  readonly raw: string;
  readonly base?: string;
}

/** An image; its bytes are base64, empty for one that is there already. */
interface ImageSent {
  readonly path: string;
  readonly content: string;
}

/** What the protocol's client sends for a save, with what our own adds to it. */
interface PersistEntry {
  /** The entry first; the others are new institutions. */
  readonly dataFiles: readonly FileSent[];
  readonly assets: readonly ImageSent[];
  readonly options: {
    readonly collectionName: string;
    readonly newEntry?: boolean;
    readonly unpublished?: boolean;
    readonly status?: string;
    readonly dropped?: readonly string[];
    readonly resolves?: string;
  };
}

function entryToSave(params: Params): EntryToSave {
  const { dataFiles, assets, options } = params as unknown as PersistEntry;
  const [file, ...companions] = dataFiles;
  if (!file) throw new Refusal("Cette demande d’enregistrement ne contient pas de fiche.");
  return {
    ...textToSave(file),
    collection: options.collectionName,
    slug: file.slug,
    companions: companions.map(textToSave),
    dropped: options.dropped ?? [],
    resolves: options.resolves,
    newEntry: options.newEntry ?? false,
    unpublished: options.unpublished ?? false,
    workflow: true,
    status: isStatus(options.status ?? "") ? (options.status as Status) : "draft",
    media: assets.map(mediaToSave),
  };
}

function textToSave({ path, raw, base }: FileSent): TextToSave {
  return { path, text: raw, base };
}

function mediaToSave({ path, content }: ImageSent): MediaToSave {
  return { path, bytes: fromBase64(content) };
}

/** A refusal of the desk as our server would have answered it; any other error as it is. */
function asAnswered(error: unknown): unknown {
  if (!(error instanceof DeskRefusal)) return error;
  const { kind, message, problems, conflict } = error;
  return new Refusal(message, ANSWERED_STATUS[kind], { kind, problems, conflict });
}
