import { collectionOf } from "../../contribution/model/collections.ts";
import { foreignRefusal } from "../../contribution/review/proposal/foreign-words.ts";
import { answeredForeign } from "../../contribution/review/proposal/proposal-files.ts";
import { UNREAD, withProblems } from "../../contribution/review/refusals.ts";
import { Refusal } from "../connection/refusal.ts";
import type { DerivedName } from "../surroundings/derived-source.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { inBatches } from "./batches.ts";
import type { DataRoot } from "./data-root.ts";
import { type Draft, Drafts } from "./drafts.ts";
import { entrySubject } from "./entry-subject.ts";
import type { EntryToSave } from "./entry-to-save.ts";
import { type EntryName, type Forge, OVERTAKEN } from "./forge.ts";
import { Gate, type MergedDraft } from "./gate.ts";
import { acceptedImage, checkImage, type Logo } from "./logo.ts";
import { pathOf } from "./proposal-files.ts";
import { Published, type PublishedState } from "./published.ts";
import { keptFor, problemsOf, rowsOf } from "./published-lists.ts";
import { finishSave, saveEntry } from "./save-entry.ts";
import type { Snapshot } from "./snapshot.ts";
import { isStatus, type Status } from "./status.ts";

/** An entry as Decap reads it; null data when there is no such file. */
interface Entry {
  readonly data: string | null;
  readonly file: { readonly path: string; readonly id: string | null };
}

/** What a save answers: the status of the draft, and why it is a draft again if it was in review. */
interface SaveAnswer {
  /** The newest commit of the draft. */
  readonly commit: string;
  readonly status: Status;
  readonly problems: readonly { readonly message: string }[];
  /** The text stored, when it also holds what somebody else changed since the edit began. */
  readonly mergedText?: string | undefined;
}

/**
 * What our server does for the admin, done in the browser with a forge: reads the published catalogue and the drafts,
 * saves, judges, publishes. Paths are under the data root. Every refusal is a French sentence.
 */
export class ForgeDesk {
  readonly #forge: () => Forge;
  readonly #root: DataRoot;
  readonly #published: Published;
  readonly #drafts: Drafts;
  readonly #gate: Gate;
  readonly #rows = keptFor(rowsOf);
  readonly #problemCounts = keptFor(problemsOf);

  /** `forge` is asked for at each use, because nobody is logged in yet when the page opens. */
  constructor(forge: () => Forge, root: DataRoot, loadSnapshot: () => Promise<Snapshot>) {
    this.#forge = forge;
    this.#root = root;
    this.#published = new Published(forge, root, loadSnapshot);
    this.#drafts = new Drafts(forge, root, this.#published);
    this.#gate = new Gate(forge, root, this.#published);
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

  async entriesByFolder(folder: string): Promise<Entry[]> {
    const { entries } = await this.#published.state();
    const inFolder = [...entries.values()].filter(
      ({ path }) => path.slice(0, path.lastIndexOf("/")) === folder,
    );
    return inFolder
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, oid, text }) => ({ data: text, file: { path, id: oid } }));
  }

  async entry(path: string): Promise<Entry> {
    const entry = (await this.#published.state()).entries.get(path);
    return { data: entry?.text ?? null, file: { path, id: entry?.oid ?? null } };
  }

  async drafts(): Promise<object[]> {
    const [drafts, main] = [await this.#drafts.list(), await this.#published.state()];
    return drafts.map((draft) => toUnpublishedEntry(draft, main));
  }

  /** A draft as Decap reads it; where there is none, what is published under that name. */
  async draftOrEntry(name: EntryName): Promise<object> {
    const draft = await this.#drafts.find(name);
    if (draft) return toUnpublishedEntry(draft, await this.#published.state());
    return { entry: await this.entry(pathOf(name)) };
  }

  async textOfDraft(name: EntryName, path: string): Promise<string | null> {
    return (await this.#require(name)).texts[path] ?? null;
  }

  async save(sent: EntryToSave): Promise<SaveAnswer> {
    const entry = { ...sent, assets: sent.assets.map(acceptedImage) };
    if (entry.resolves !== undefined) return this.#resolve(entry, entry.resolves);
    const { proposal, mergedText } = await saveEntry(this.#forge(), this.#root, this.#published, entry);
    const { status, tip: commit } = proposal;
    const problems = status === "draft" ? [] : await this.#problems(await this.#require(entry));
    if (problems.length === 0) return { commit, status, problems: [], mergedText };
    await this.#forge().setStatus(proposal, "draft", "");
    return { commit, status: "draft", problems: problems.map(asMessage), mergedText };
  }

  /** Whether the draft of an entry holds what an earlier save sent, by path; what is left of that save is then done. */
  async wasSaved(name: EntryName, texts: Readonly<Record<string, string>>): Promise<boolean> {
    this.#published.forget();
    const main = await this.#published.state();
    return finishSave(this.#forge(), this.#root, main, { ...name, path: pathOf(name), texts });
  }

  /** Saves what was chosen between a draft and what was published meanwhile, which the draft then holds. */
  async #resolve(entry: EntryToSave, published: string): Promise<SaveAnswer> {
    const draft = await this.#fresh(entry);
    const beside = foreignRefusal(draft.foreign);
    if (beside !== undefined) throw new Refusal(beside, 422);
    const { main, texts } = await this.#gate.merged(draft, entry);
    const seen = await this.#forge().read("published", published, this.#root.outside(entry.path));
    // The second try of a choice whose answer was lost finds it taken in.
    if (draft.texts[entry.path] === entry.text && draft.mergeBase === published) {
      return { commit: draft.tip, status: draft.status, problems: [] };
    }
    const isStill =
      draft.texts[entry.path] === entry.base &&
      seen !== undefined &&
      new TextDecoder().decode(seen.bytes) === main.entries.get(entry.path)?.text;
    if (!isStill) throw new Refusal(MOVED_AGAIN, 409);
    const commit = await this.#takeIn(draft, main, texts);
    return { commit, status: draft.status, problems: [] };
  }

  /** What stands in the way of a draft; a conflict is one more reason. */
  async #problems(draft: Draft): Promise<readonly string[]> {
    try {
      return await this.#gate.problems(draft);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409) return [error.message];
      throw error;
    }
  }

  async setStatus(name: EntryName, status: unknown): Promise<void> {
    if (!isStatus(status)) throw new Refusal("Ce statut n’existe pas.");
    const draft = await this.#fresh(name);
    if (status !== "draft") {
      await this.#pass(draft, "Cette fiche ne peut pas encore être envoyée en relecture.");
    }
    await this.#forge().setStatus(draft, status, await this.#titleOf(draft));
  }

  /** What a draft does, in one line. */
  async #titleOf({ slug, collection, texts }: Draft): Promise<string> {
    const { entries, index } = await this.#published.state();
    const path = pathOf({ collection, slug });
    const before = entries.get(path)?.text;
    const entry = { path, slug, newEntry: before === undefined };
    return entrySubject(entry, before, texts[path] ?? before ?? "", index);
  }

  /** `seen` is the commit of the draft that was read before: what was written since is not published unread. */
  async publish(name: EntryName, seen: string | undefined): Promise<void> {
    const forge = this.#forge();
    if (!forge.mayPublish) {
      throw new Refusal("Depuis votre copie, vous proposez une fiche ; c’est l’équipe qui la publie.");
    }
    this.#published.forget();
    const draft = await this.#drafts.find(name);
    if (!draft) {
      // The second try of a publication whose answer was lost finds it done.
      if (await this.#wasPublished(forge, name, seen)) return;
      throw absent(name);
    }
    const isSeen = seen === undefined || draft.tip === seen || forge.tookIn?.(draft.tip, seen);
    if (!isSeen) throw new Refusal(UNREAD, 409);
    await this.#pass(draft, "Cette fiche ne peut pas encore être publiée.");
    const tip = await this.#upToDate(forge, draft);
    await forge.merge({ ...draft, tip }, `Publie ${name.collection}/${name.slug}`);
    this.#published.forget();
  }

  /** Whether what was read of a draft is what was last published of it; its branch is then there no more. */
  async #wasPublished(forge: Forge, name: EntryName, seen: string | undefined): Promise<boolean> {
    const merged = seen === undefined ? undefined : await forge.merged(name);
    if (!merged || seen === undefined) return false;
    const isIn = merged.tip === seen || (await forge.compare(seen, merged.tip))?.mergeBase === seen;
    if (isIn) await forge.tidy(merged);
    return isIn;
  }

  /**
   * Where a file was changed on both sides, the draft first takes in the main branch, merged field by field.
   */
  async #upToDate(forge: Forge, draft: Draft): Promise<string> {
    const { main, texts, mixed } = await this.#gate.merged(draft);
    if (mixed.length === 0 || !forge.takeIn) return draft.tip;
    return this.#takeIn(draft, main, texts);
  }

  /** Has a draft take in the main branch; gives its newest commit. */
  async #takeIn(draft: Draft, main: PublishedState, texts: MergedDraft["texts"]): Promise<string> {
    const forge = this.#forge();
    const written = [...texts].map(([path, text]) => ({
      path: this.#root.outside(path),
      bytes: text === undefined ? undefined : new TextEncoder().encode(text),
    }));
    const files = [...written, ...(await this.#logosOf(forge, draft))];
    const tip = (await forge.takeIn?.(draft, main.commit, files)) ?? OVERTAKEN;
    if (tip === OVERTAKEN) throw new Refusal(MOVED_AGAIN, 409);
    return tip;
  }

  #logosOf(forge: Forge, { changes, tip }: Draft) {
    const logos = changes.filter(({ path }) => !collectionOf(path));
    return inBatches(logos, async ({ path, status }) => {
      const place = this.#root.outside(path);
      const content = status === "removed" ? undefined : await forge.read("draft", tip, place);
      return { path: place, bytes: content?.bytes };
    });
  }

  async #pass(draft: Draft, consequence: string): Promise<void> {
    const problems = await this.#gate.problems(draft);
    if (problems.length > 0) throw new Refusal(withProblems(consequence, problems.map(asMessage)), 422);
  }

  /** `isAgain`: it was asked before and not answered, so that some or all of it may be done. */
  async deleteDraft(name: EntryName, isAgain: boolean): Promise<void> {
    const forge = this.#forge();
    const proposal = (await forge.proposal(name)) ?? (isAgain ? await forge.orphan(name) : undefined);
    if (proposal) await forge.remove(proposal);
    else if (!isAgain) throw absent(name);
  }

  async logos(): Promise<{ path: string; size: number | undefined }[]> {
    const { media } = await this.#published.state();
    return [...media.values()].map(({ path, size }) => ({ path, size }));
  }

  /** A logo with its bytes: a draft's when `name` is given, else a published one. */
  async logo(path: string, name?: EntryName): Promise<Logo> {
    const draft = name && (await this.#require(name));
    const { commit, media } = await this.#published.state();
    const place = this.#root.outside(path);
    const isThere = draft !== undefined || media.has(path);
    const content = isThere
      ? await this.#forge().read(draft ? "draft" : "published", draft?.tip ?? commit, place)
      : undefined;
    if (!content) throw new Refusal(`Le logo « ${path} » n’existe pas.`, 404);
    const file = { path, content: toBase64(content.bytes) };
    checkImage(file);
    return { ...file, id: content.oid, name: path.slice(path.lastIndexOf("/") + 1), encoding: "base64" };
  }

  /** Adds a logo to the main branch. */
  async saveLogo(file: { readonly path: string; readonly content: string }): Promise<void> {
    const forge = this.#forge();
    if (!forge.mayPublish) {
      throw new Refusal(
        "Depuis votre copie, une image s’ajoute dans une fiche : ouvrez-la, puis choisissez l’image.",
      );
    }
    const bytes = fromBase64(acceptedImage(file).content);
    const path = this.#root.outside(file.path);
    this.#published.forget();
    const { commit } = await this.#published.state();
    const previous = await forge.read("published", commit, path);
    // The second try of an addition whose answer was lost finds its own bytes.
    if (previous && toBase64(previous.bytes) === toBase64(bytes)) return;
    const subject = `Ajoute ${file.path}`;
    const files = [{ path, bytes, previous }];
    const written = await forge.write({
      branch: forge.mainBranch,
      parent: commit,
      isNew: false,
      files,
      subject,
    });
    this.#published.forget();
    if (written === OVERTAKEN) {
      throw new Refusal(
        "Le catalogue a changé pendant l’envoi de l’image. Rien n’a été ajouté : réessayez.",
        409,
      );
    }
  }

  /** A draft, judged against the main branch of this very moment. */
  #fresh(name: EntryName): Promise<Draft> {
    this.#published.forget();
    return this.#require(name);
  }

  async #require(name: EntryName): Promise<Draft> {
    const draft = await this.#drafts.find(name);
    if (!draft) throw absent(name);
    return draft;
  }
}

function absent({ slug }: EntryName): Refusal {
  return new Refusal(
    `Il n’y a pas de brouillon pour « ${slug} » : il a peut-être été publié ou supprimé entre-temps.`,
    404,
  );
}

const MOVED_AGAIN =
  "Cette fiche vient encore d’être modifiée par quelqu’un d’autre. Rien n’a été changé : rouvrez-la, puis réessayez.";

function asMessage(message: string): { message: string } {
  return { message };
}

/** A draft as Decap reads it; it looks for the entry's own file, also where the draft leaves it as it is published. */
function toUnpublishedEntry(draft: Draft, { entries }: PublishedState): object {
  const { collection, slug, status, tip, updatedAt, author, changes, foreign } = draft;
  const path = pathOf(draft);
  const published = entries.get(path);
  const isChanged = changes.some((change) => change.path === path);
  const unchanged = { path, status: published ? ("modified" as const) : ("added" as const) };
  const diffs = [...(isChanged ? [] : [unchanged]), ...changes].map((change) => ({
    id: change.path,
    path: change.path,
    oldPath: change.status === "added" ? "" : change.path,
    newPath: change.path,
    status: change.status,
    newFile: change.status === "added",
    binary: !collectionOf(change.path),
  }));
  const texts = isChanged ? draft.texts : { ...draft.texts, [path]: published?.text ?? "" };
  const beside = answeredForeign(foreign);
  return { collection, slug, status, diffs, updatedAt, pullRequestAuthor: author, tip, texts, ...beside };
}
