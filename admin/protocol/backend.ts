import {
  type AssetProxy,
  type BackendConfig,
  type DataFile,
  type LoadedEntry,
  type MediaFile,
  ProxyBackend,
  type ProxyRequest,
  type UnpublishedEntry,
} from "decap-cms-backend-proxy";
import { COLLECTIONS, collectionOf, EXTENSION, slugOf } from "../../contribution/model/collections.ts";
import { askChoice } from "../conflict/ask-choice.tsx";
import { conflictIn } from "../conflict/edit-conflict.ts";
import { noteAnswer } from "../connection/connection.ts";
import {
  answered,
  intentionOf,
  type LostSave,
  lostSave,
  type UnansweredSave,
} from "../connection/intentions.ts";
import { Refusal } from "../connection/refusal.ts";
import { type SaveAnswer, tellBackToDraft, tellMerged, tellNotOpened } from "../decap/back-to-draft.ts";
import { type OpenedForm, openedForm, showStored } from "../decap/opened-form.ts";
import { rememberCreated } from "../drafts/created-entry.ts";
import { forgetDamaged, rememberDamaged } from "../drafts/damaged-drafts.ts";
import { forgetFiles, rememberFiles } from "../drafts/draft-files.ts";
import { DraftMemory, type DraftWithText, NotADraft } from "../drafts/draft-memory.ts";
import { formBeingSaved } from "../form/being-saved.ts";
import { draftedInstitution, rememberDrafted } from "../form/draft-institutions.ts";
import { type InstitutionChanges, institutionChanges, readNewInstitution } from "../form/new-institution.ts";
import { INSTITUTION_KEY } from "../form/shape.ts";
import { type Identity, storedIdentity } from "../identity/identity.ts";
import { createLogin } from "../identity/login.tsx";
import { forgetCatalogueIndex, loadCatalogueIndex } from "../surroundings/catalogue-index.ts";
import { type AskSync, heardSync, type SyncState } from "../sync/sync-state.ts";

const TIMEOUT = 60_000;
/** The names of the actions that change something. */
export const WRITES = /^(persist|update|publish|delete|add|toggle)/;
const LOST =
  "La connexion au serveur a été perdue. Votre texte est toujours dans le formulaire : réessayez dans un instant.";
const EXPIRED =
  "Votre session a expiré. Votre texte est toujours dans le formulaire : reconnectez-vous dans un autre onglet, puis réessayez.";
const ABSENT = "Cette fiche n’existe pas, ou n’existe plus : revenez à la liste.";
const UNREADABLE =
  "Le serveur n’a pas donné de réponse compréhensible. Votre texte est toujours dans le formulaire : réessayez, puis prévenez l’équipe technique.";

interface EntryToPersist {
  readonly dataFiles: readonly DataFile[];
  readonly assets: readonly AssetProxy[];
}

type PersistOptions = Readonly<Record<string, unknown>>;

interface Persisted {
  readonly answer: SaveAnswer;
  /** Whether what is stored holds more than what the form does. */
  readonly isMixed: boolean;
}

/** How long (ms) what was just received stands for what is stored, so that opening a page asks for each file once. */
const FRESH = 5_000;

interface DraftName {
  readonly id?: string;
  readonly collection?: string;
  readonly slug?: string;
}

/**
 * Decap's proxy protocol, with fewer requests and French errors. It asks for a little more than the protocol
 * (`details`, `base`), which a stock server ignores; `media_url` in the configuration says that logos have an
 * address, and is left out for a stock server.
 */
export class ContributionBackend extends ProxyBackend {
  readonly #mediaUrl: string | undefined;
  readonly #drafts = new DraftMemory(FRESH);
  /** Text of each file as it was last read here, by path: what an edit starts from where the form does not know. */
  readonly #read = new Map<string, string>();
  /** What was last saved from a form, by path: what the next edit in the same form starts from. */
  #saved: { readonly form: string; readonly texts: ReadonlyMap<string, string> } | undefined;
  #published: { readonly at: number; readonly entry: LoadedEntry } | undefined;
  #mediaWanted = false;
  #hasLeft = false;
  readonly #login = createLogin(
    async () => (await this.#serverIdentity()) === null,
    () => this.#hasLeft,
  );

  constructor(config: BackendConfig, options?: unknown) {
    super(config, options);
    this.#mediaUrl = config.backend.media_url;
  }

  override authComponent(): unknown {
    return this.#login;
  }

  /** There are no accounts: whoever reaches the server may write, and says who they are. */
  override async authenticate(): Promise<{ login: string; name: string }> {
    const { name, email } = storedIdentity() ?? (await this.#serverIdentity()) ?? { name: "", email: "" };
    return { login: email, name };
  }

  override logout(): null {
    this.#hasLeft = true;
    return null;
  }

  /** Whom the server signs for when nobody says who they are; null when it knows nobody, undefined for a stock one. */
  async #serverIdentity(): Promise<Identity | null | undefined> {
    const info = await this.request({ action: "info", params: {} });
    // The protocol's answer, with what our server adds to it.
    return (info as { identity?: Identity | null }).identity;
  }

  /** The one place where a request leaves; it throws a {@link Refusal} whose message is to be shown as it is. */
  override async request(payload: ProxyRequest & { readonly intention?: string }): Promise<unknown> {
    const { action, params } = payload;
    const isOnce = this.#isOurs && WRITES.test(action);
    const intention = isOnce ? intentionOf(action, params, saveIn(payload)) : undefined;
    const response = await fetch(this.proxyUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json; charset=utf-8" },
      body: JSON.stringify({
        branch: this.branch,
        ...(this.#isOurs && { author: storedIdentity() }),
        ...(intention && { intention: intention.id }),
        ...payload,
      }),
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch(() => {
      noteAnswer(0);
      throw new Refusal(LOST);
    });
    heardSync(response.headers.get("contribution-sync"), this.#askSync);
    const answer: unknown = await response.json().catch(() => undefined);
    const status = isLoginPage(response) ? 401 : response.status;
    const sentence = sentenceOf(answer);
    noteAnswer(status, answer === undefined ? "" : sentence);
    // What the server could not say may have been done all the same.
    if (intention && answer !== undefined && status < 500 && status !== 401) answered(intention);
    if (status === 401) throw new Refusal(EXPIRED, status);
    if (response.ok && answer !== undefined) return answer;
    throw new Refusal(sentence, status, answer);
  }

  readonly #askSync: AskSync = async ({ now = false, decided }) => {
    const request = decided
      ? { action: "decideSync", params: { ...decided } }
      : { action: "sync", params: { now } };
    // Only our own server says a word that has this asked.
    const answer = (await this.request(request)) as { sync: SyncState | null };
    return answer.sync ?? undefined;
  };

  override async getEntry(path: string): Promise<LoadedEntry> {
    const entry = this.#justRead(path) ?? (await super.getEntry(path));
    if (entry.data === null) throw new Refusal(ABSENT, 404);
    this.#read.set(path, entry.data);
    return entry;
  }

  /** The entry that came with the answer to "is there a draft?", a moment ago. */
  #justRead(path: string): LoadedEntry | undefined {
    const { at, entry } = this.#published ?? {};
    return entry?.file.path === path && at !== undefined && Date.now() - at <= FRESH ? entry : undefined;
  }

  /** Only our own server gives logos an address. */
  get #isOurs(): boolean {
    return this.#mediaUrl !== undefined;
  }

  override async unpublishedEntries(): Promise<string[]> {
    const known = this.#drafts.ids();
    if (known) return known;
    const answer = await this.request({
      action: "unpublishedEntries",
      params: { branch: this.branch, details: true },
    });
    // A stock server answers identifiers, ours whole drafts.
    const drafts = answer as (string | DraftWithText)[];
    rememberDamaged(drafts);
    return this.#drafts.remember(drafts);
  }

  /** A draft as its own file and its logos: Decap would take any other file for the entry itself. */
  override async unpublishedEntry(which: DraftName): Promise<UnpublishedEntry> {
    const draft = await this.#unpublishedEntry(which).catch((error: unknown) => {
      rememberDrafted(idOf(which), undefined);
      forgetFiles(idOf(which));
      if (error instanceof Refusal) tellNotOpened(idOf(which), error.message);
      throw error;
    });
    const { collection, slug, diffs, texts } = draft;
    rememberFiles(`${collection}/${slug}`, draft);
    const folder = COLLECTIONS.find(({ name }) => name === collection)?.folder;
    const own = `${folder}/${slug}${EXTENSION}`;
    const brought = diffs.find(
      ({ path, newFile }) => newFile && path !== own && collectionOf(path)?.kind === "institution",
    );
    const text =
      brought &&
      (texts?.[brought.path] ??
        (await super.unpublishedEntryDataFile(collection, slug, brought.path, brought.id)));
    rememberDrafted(
      `${collection}/${slug}`,
      brought && text !== undefined ? { slug: slugOf(brought.path), text } : undefined,
    );
    return { ...draft, diffs: diffs.filter(({ path }) => path === own || !path.endsWith(EXTENSION)) };
  }

  async #unpublishedEntry(which: DraftName): Promise<DraftWithText> {
    const id = idOf(which);
    const known = this.#drafts.find(id);
    if (known) return known;
    if (known === null) throw new NotADraft();
    // Our own server gives what is published where there is no draft; a stock one would answer a 404.
    if (!this.#isOurs && !(await this.#draftIds()).includes(id)) throw new NotADraft();
    const params = {
      branch: this.branch,
      ...which,
      cmsLabelPrefix: this.cmsLabelPrefix,
      details: true,
      ...(this.#isOurs && { orEntry: true }),
    };
    const answer = await this.request({ action: "unpublishedEntry", params }).catch((error: unknown) => {
      if (error instanceof Refusal && error.status === 404) throw new NotADraft();
      throw error;
    });
    // The protocol's answer, with what our server adds to it.
    const { entry } = answer as { entry?: LoadedEntry };
    if (entry) {
      this.#published = { at: Date.now(), entry };
      throw new NotADraft();
    }
    return this.#drafts.add(answer as DraftWithText);
  }

  /** Asked before a draft is, because most files have none and browsers print every 404 as an error. */
  async #draftIds(): Promise<readonly string[]> {
    const answer = await this.request({ action: "unpublishedEntries", params: { branch: this.branch } });
    return answer as string[];
  }

  override async unpublishedEntryDataFile(
    collection: string,
    slug: string,
    path: string,
    id: string,
  ): Promise<string> {
    const known = this.#drafts.text(collection, slug, path);
    const text = known ?? (await super.unpublishedEntryDataFile(collection, slug, path, id));
    this.#read.set(path, text);
    return text;
  }

  override async persistEntry(entry: EntryToPersist, options: PersistOptions): Promise<unknown> {
    const collection = String(options.collectionName);
    const addressOf = (slug: string) => `${collection}/${slug}`;
    const form = openedForm();
    const lost = await this.#lostTexts(addressOf(entry.dataFiles[0]?.slug ?? ""));
    const own = entry.dataFiles.map((file, index) => {
      const base =
        lost?.[file.path] ?? (options.newEntry ? undefined : this.#baseOf(file.path, form, index === 0));
      return base === undefined ? file : { ...file, base };
    });
    const { files, dropped } = await this.#institutionChanges(addressOf(entry.dataFiles[0]?.slug ?? ""));
    const dataFiles = [...own, ...files];
    const sent = {
      ...options,
      ...(dropped.length > 0 && { dropped }),
      ...(lost && { newEntry: false, unpublished: true }),
    };
    const { answer, isMixed } = await this.#changing(this.#persistOrAsk({ ...entry, dataFiles }, sent));
    this.#saved = { form: form.key, texts: new Map(own.map(({ path, raw }) => [path, raw])) };
    for (const { slug } of entry.dataFiles) {
      this.#drafts.saw(addressOf(slug), answer.commit);
      const [saved] = files;
      if (saved) rememberDrafted(addressOf(slug), { slug: saved.slug, text: saved.raw });
      else if (dropped.length > 0) rememberDrafted(addressOf(slug), undefined);
      if (options.newEntry) rememberCreated(addressOf(slug));
      tellBackToDraft(collection, slug, answer);
      if (isMixed) showStored(collection, slug);
    }
    return answer;
  }

  /** The texts of an earlier save of an entry that the server did, although its answer was lost. */
  async #lostTexts(address: string): Promise<LostSave["texts"] | undefined> {
    const lost = this.#isOurs ? lostSave(address) : undefined;
    if (!lost) return undefined;
    if (!(await this.wasSaved(lost))) return undefined;
    answered(lost);
    return lost.save.texts;
  }

  /** Whether a save that was not answered was done all the same. */
  protected async wasSaved({ id }: UnansweredSave): Promise<boolean> {
    const asked = { action: "getOutcome", params: { of: "persistEntry" }, intention: id };
    const { outcome } = (await this.request(asked)) as { outcome: object | null };
    return outcome !== null;
  }

  /** What becomes, with a save, of the new institution of the draft of this address. */
  async #institutionChanges(address: string): Promise<InstitutionChanges> {
    const form = formBeingSaved();
    const created = readNewInstitution(form?.get(INSTITUTION_KEY));
    const drafted = draftedInstitution(address);
    if (!created && !drafted) return { files: [], dropped: [] };
    // Where the catalogue cannot be asked, the server will refuse a name that is taken.
    const index = await loadCatalogueIndex().catch(() => undefined);
    const isPublished = (slug: string) => index !== undefined && Object.hasOwn(index.institutions, slug);
    return institutionChanges({ institution: form?.get("institution"), created, drafted, isPublished });
  }

  /** The text that the edit of a file began with; the form on screen is that of the first file of a save. */
  #baseOf(path: string, form: OpenedForm, isForm: boolean): string | undefined {
    const saved = this.#saved?.form === form.key ? this.#saved.texts.get(path) : undefined;
    return saved ?? (isForm ? form.text : undefined) ?? this.#read.get(path);
  }

  /** Saves; asks the person, as often as it takes, what to keep of two versions that cannot be merged. */
  async #persistOrAsk(entry: EntryToPersist, options: PersistOptions): Promise<Persisted> {
    try {
      // The protocol's answer, with what our server adds to it.
      const answer = (await super.persistEntry(entry, options)) as SaveAnswer;
      if (answer.mergedText !== undefined) tellMerged();
      return { answer, isMixed: answer.mergedText !== undefined || answer.areImagesRenamed === true };
    } catch (error) {
      const conflict = conflictIn(error);
      if (!conflict) throw error;
      const raw = await askChoice(conflict);
      const dataFiles = entry.dataFiles.map((file) =>
        file.path === conflict.path ? { ...file, raw, base: conflict.theirs } : file,
      );
      return { ...(await this.#persistOrAsk({ ...entry, dataFiles }, options)), isMixed: true };
    }
  }

  /** Moves a draft along; where it cannot be merged with what is published, asks what to keep and saves that first. */
  async #moveOrAsk(collection: string, slug: string, move: () => Promise<unknown>): Promise<unknown> {
    try {
      return await move();
    } catch (error) {
      const conflict = conflictIn(error);
      if (conflict?.resolves === undefined) throw error;
      const file = { path: conflict.path, slug, raw: await askChoice(conflict), base: conflict.mine };
      const options = {
        useWorkflow: true,
        unpublished: true,
        collectionName: collection,
        resolves: conflict.resolves,
      };
      const saved = await super.persistEntry({ dataFiles: [file], assets: [] }, options);
      this.#drafts.saw(`${collection}/${slug}`, (saved as SaveAnswer).commit);
      showStored(collection, slug);
      return this.#moveOrAsk(collection, slug, move);
    }
  }

  override async deleteUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
    const answer = await this.#changing(super.deleteUnpublishedEntry(collection, slug));
    forgetDamaged(collection, slug);
    return answer;
  }

  override updateUnpublishedEntryStatus(
    collection: string,
    slug: string,
    newStatus: string,
  ): Promise<unknown> {
    const move = async () => {
      const answer = await super.updateUnpublishedEntryStatus(collection, slug, newStatus);
      // A forge keeps the status beside the commits, and says nothing.
      const commit = (answer as { commit?: string } | undefined)?.commit;
      if (commit !== undefined) this.#drafts.saw(`${collection}/${slug}`, commit);
      return answer;
    };
    return this.#changing(this.#moveOrAsk(collection, slug, move));
  }

  /** What was written since it was shown here is not published unread. */
  override publishUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
    const move = () => {
      const seen = this.#drafts.seen(`${collection}/${slug}`);
      const params = { branch: this.branch, collection, slug, ...(seen !== undefined && { seen }) };
      return this.request({ action: "publishUnpublishedEntry", params });
    };
    return this.#changing(this.#moveOrAsk(collection, slug, move));
  }

  override deleteFiles(paths: readonly string[], commitMessage: string): Promise<unknown> {
    return this.#changing(super.deleteFiles(paths, commitMessage));
  }

  /** Whatever changes the repository makes what is remembered of it doubtful, even when it fails half-way. */
  #changing<Answer>(request: Promise<Answer>): Promise<Answer> {
    return request.finally(() => {
      this.#drafts.forget();
      this.#published = undefined;
      forgetCatalogueIndex();
    });
  }

  /** Decap asks for every logo as soon as a page opens: the first time, nothing is fetched (see media-library.ts). */
  override async getMedia(mediaFolder?: string): Promise<MediaFile[]> {
    if (this.#mediaUrl === undefined) return super.getMedia(mediaFolder);
    if (mediaFolder === undefined && !this.#mediaWanted) {
      this.#mediaWanted = true;
      return [];
    }
    const params = { branch: this.branch, mediaFolder: mediaFolder ?? this.mediaFolder, details: true };
    const files = await this.request({ action: "getMedia", params });
    // `media_url` is only configured for our own server, which answers at least paths.
    return (files as { path: string; size?: number }[]).map((file) => ({
      ...file,
      ...this.#media(file.path),
    }));
  }

  override async getMediaFile(path: string): Promise<MediaFile> {
    return this.#mediaUrl === undefined ? super.getMediaFile(path) : this.#media(path);
  }

  override async persistMedia(
    asset: AssetProxy,
    options: { readonly commitMessage: string },
  ): Promise<MediaFile> {
    if (this.#mediaUrl === undefined) return super.persistMedia(asset, options);
    const content = { path: asset.path, content: await asset.toBase64(), encoding: "base64" };
    const params = { branch: this.branch, asset: content, options };
    const stored = await this.request({ action: "persistMedia", params });
    // Under a name that no other image has.
    return this.#media((stored as { path?: string } | null)?.path ?? asset.path);
  }

  #media(path: string): MediaFile {
    const url = `${this.#mediaUrl}/${path.split("/").map(encodeURIComponent).join("/")}`;
    return { id: path, name: path.slice(path.lastIndexOf("/") + 1), path, url, displayURL: url };
  }

  /** Nothing is deployed for a draft: Decap need not ask. */
  override async getDeployPreview(): Promise<null> {
    return null;
  }
}

/** What a request saves. */
export function saveIn({ action, params }: ProxyRequest): LostSave | undefined {
  if (action !== "persistEntry") return undefined;
  // What the stock client sends.
  const { dataFiles, options } = params as unknown as {
    readonly dataFiles: readonly DataFile[];
    readonly options: PersistOptions;
  };
  return {
    address: `${options.collectionName}/${dataFiles[0]?.slug}`,
    texts: Object.fromEntries(dataFiles.map(({ path, raw }) => [path, raw])),
  };
}

function idOf({ id, collection, slug }: DraftName): string {
  return id ?? `${collection}/${slug}`;
}

/** What stands before a server often answers an expired session with the page to log in, as if all were well. */
function isLoginPage({ ok, headers }: Response): boolean {
  return ok && (headers.get("content-type")?.startsWith("text/html") ?? false);
}

function sentenceOf(answer: unknown): string {
  const error = (answer as { error?: unknown } | null | undefined)?.error;
  // decap-server says "Unknown error" of everything.
  return typeof error === "string" && error !== "" && error !== "Unknown error" ? error : UNREADABLE;
}
