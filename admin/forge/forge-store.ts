import { sameBytes } from "../../contribution/desk/desk-work.ts";
import type { EntryName } from "../../contribution/desk/entry.ts";
import { pathOfEntry } from "../../contribution/desk/files/data-path.ts";
import { areBytesOf, gitIdOf } from "../../contribution/desk/files/git-id.ts";
import { isAllPublished } from "../../contribution/desk/files/proposal-files.ts";
import { keep, kept } from "../../contribution/desk/kept.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import type { Status } from "../../contribution/desk/status.ts";
import {
  type Comparison,
  type FileContent,
  type FileWrite,
  OVERTAKEN,
  type Proposal,
  type ProposalWrite,
  type ProposedChange,
  type Publication,
  type PublishedWrite,
  type StatusMove,
  type Store,
  type StoredSide,
  type Version,
} from "../../contribution/desk/store.ts";
import { collectionOf, EXTENSION } from "../../contribution/model/collections.ts";
import { Refusal as ShownRefusal } from "../connection/refusal.ts";
import { inBatches } from "./batches.ts";
import type { DataRoot } from "./data-root.ts";
import type { FileAt, Forge, ForgeComparison, ForgeContent, ForgeFileWrite, ForgeProposal } from "./forge.ts";
import { createForgeNotes } from "./forge-notes.ts";
import { isRefused } from "./forge-request.ts";
import { keepDrafts, readKept } from "./kept-drafts.ts";
import { holdsCommit, isLogo, type Published } from "./published.ts";
import { readWhole, readWholeBlob } from "./read-whole.ts";

/** How often a write is tried while others are faster. */
const ATTEMPTS = 5;

/** How many files that were read are kept: what a commit holds never changes. */
const READ_KEPT = 300;

/** How many comparisons are kept: more than there are drafts. */
const COMPARED_KEPT = 2_000;

/** How many files are kept by git's id, and the largest (in bytes) of them. */
const BYTES_KEPT = 2_000;
const LARGEST_KEPT = 100_000;

/** How long (ms) a forge may go on telling of a branch what it held before a write. */
const LAG = 15_000;

/** How many folders are asked for, at most, to know whether files are as they are published. */
const MOST_FOLDERS = 10;

interface ForgeStoreOptions {
  /** Asked for at each use, because nobody is logged in yet when the page opens. */
  readonly forge: () => Forge;
  readonly root: DataRoot;
  readonly published: Published;
}

/**
 * A forge as the desk's store. A proposal is a branch with its request: two writes, the second of which is done by
 * whoever comes next when the first was cut off.
 */
export class ForgeStore implements Store {
  readonly attempts = ATTEMPTS;
  readonly unmoved = {};
  readonly prefix: string;
  readonly notes: Store["notes"];
  readonly writeNote: Store["writeNote"];
  readonly #forge: () => Forge;
  readonly #root: DataRoot;
  readonly #published: Published;
  readonly #read = new Map<string, Promise<ForgeContent | undefined>>();
  readonly #compared = new Map<string, Promise<Comparison>>();
  /** What proposals bring, by their commit, since they left the main branch as it was at another one. */
  readonly #brought = new Map<string, { readonly main: string; readonly said: ForgeComparison }>();
  /** Beside which commit of the main branch this browser keeps what a proposal's commit brings. */
  readonly #keptBeside = new Map<string, string>();
  readonly #bytes = new Map<string, Uint8Array>();
  /** The proposals of this attempt. */
  #allNamed: Promise<readonly ForgeProposal[]> | undefined;
  /** Ids of what proposals hold, by commit and path, as comparisons said them. */
  readonly #proposedIds = new Map<string, string>();
  /** What was last written from here on each branch, and what it came after. */
  readonly #lastWritten = new Map<
    string,
    { readonly before: string; readonly tip: string; readonly at: number }
  >();
  /** Commits in which the desk settled the images of a proposal, and what each came after. */
  readonly #amended = new Map<string, string>();
  readonly #names = new WeakMap<object, Map<string, readonly string[]>>();

  constructor({ forge, root, published }: ForgeStoreOptions) {
    this.#forge = forge;
    this.#root = root;
    this.#published = published;
    this.prefix = root.outside("");
    ({ notes: this.notes, writeNote: this.writeNote } = createForgeNotes(forge));
  }

  get mayTakeIn(): boolean {
    return this.#forge().takeIn !== undefined;
  }

  attempt(): Store {
    this.#published.forget();
    this.#allNamed = undefined;
    return this;
  }

  /** A page has one writer. */
  inTurn<T>(_: unknown, task: () => Promise<T>): Promise<T> {
    return task();
  }

  async head(): Promise<string> {
    return (await this.#published.state()).commit;
  }

  async find(at: Version, path: string): Promise<StoredSide | undefined> {
    const known = (await this.#catalogueFile(at, path)) ?? (await this.#proposedFile(at, path));
    if (known) return known.side;
    const found = await this.#contentOf(at, path);
    return found && { oid: found.oid };
  }

  async read(at: Version, path: string): Promise<ForgeContent | undefined> {
    const known = (await this.#catalogueFile(at, path)) ?? (await this.#proposedFile(at, path));
    if (known && !known.side) return undefined;
    // A text that was not UTF-8 is not its bytes any more.
    const isWhole = known?.text !== undefined && !known.text.includes("\uFFFD");
    const oid = known?.side?.oid;
    if (isWhole) return { bytes: new TextEncoder().encode(known.text), oid: oid ?? "" };
    if (at.of === "published" || oid === undefined) return this.#contentOf(at, path);
    // The same id always names the same bytes.
    return { bytes: await this.#bytesBy(oid, { commit: at.commit ?? "", path }), oid };
  }

  async #bytesBy(oid: string, at: FileAt): Promise<Uint8Array> {
    const bytes = this.#bytes.get(oid) ?? (await readWholeBlob(this.#forge(), "draft", oid, at));
    this.#keep(oid, bytes);
    return bytes;
  }

  #keep(oid: string, bytes: Uint8Array): void {
    if (bytes.length > LARGEST_KEPT) return;
    keep(this.#bytes, oid, bytes, BYTES_KEPT);
  }

  /** What is known, without asking, of a path of a proposal: what it changed, or left as it is published now. */
  async #proposedFile(at: Version, path: string): Promise<CatalogueFile | undefined> {
    const { commit = "", of } = at;
    if (of === "published") return undefined;
    const oid = this.#proposedIds.get(`${commit} ${path}`);
    if (oid !== undefined) return { side: { oid }, text: undefined };
    const said = this.#brought.get(commit)?.said;
    if (!said || said.truncated || said.changes.some((change) => change.path === path)) return undefined;
    return this.#catalogueFile({ commit: said.mergeBase, of: "published" }, path);
  }

  /** What is known, without asking, of a path of the catalogue as it is published now; undefined of any other. */
  async #catalogueFile(at: Version, path: string): Promise<CatalogueFile | undefined> {
    const under = this.#root.inside(path);
    if (at.of !== "published" || under === undefined || !(collectionOf(under) || isLogo(under)))
      return undefined;
    const state = await this.#published.state();
    if (state.commit !== at.commit) return undefined;
    const entry = state.entries.get(under);
    const oid = entry?.oid ?? state.media.get(under)?.oid;
    return { side: oid === undefined ? undefined : { oid }, text: entry?.text };
  }

  async #contentOf({ commit, of }: Version, path: string): Promise<ForgeContent | undefined> {
    if (commit === undefined) return undefined;
    const side = of === "published" ? of : "draft";
    return kept(this.#read, `${side} ${commit} ${path}`, READ_KEPT, () =>
      readWhole(this.#forge(), side, commit, path),
    );
  }

  async names(_: string | undefined, folder: string): Promise<readonly string[]> {
    const state = await this.#published.state();
    const known = this.#names.get(state) ?? new Map<string, readonly string[]>();
    this.#names.set(state, known);
    const start = `${folder}/`;
    const names =
      known.get(folder) ??
      [...state.entries.keys(), ...state.media.keys()]
        .map((path) => this.#root.outside(path))
        .filter((path) => path.startsWith(start))
        .map((path) => path.slice(start.length));
    known.set(folder, names);
    return names;
  }

  /** A forge is only asked for what is published now. */
  async onceHeld(_: string | undefined, path: string, text?: string): Promise<boolean> {
    const entry = (await this.#published.state()).entries.get(this.#root.inside(path) ?? "");
    return entry !== undefined && (text === undefined || entry.text === text);
  }

  async isPublished(commit: string): Promise<boolean> {
    return holdsCommit(this.#forge(), await this.head(), commit);
  }

  /** It would take one more request. */
  async authorOf(): Promise<{ readonly author: string; readonly at: string }> {
    return { author: "", at: "" };
  }

  /** Asked once in an attempt where the forge gives all of them. Who asks for all looks at their files. */
  async proposalNames(like?: EntryName): Promise<readonly ForgeProposal[]> {
    if (like && this.#forge().findsByName) return this.proposals(like);
    const all = this.#allNamed ?? this.proposals();
    this.#allNamed = all;
    all.catch(() => {
      if (this.#allNamed === all) this.#allNamed = undefined;
    });
    if (!like) await this.survey(await all).catch(() => undefined);
    return all;
  }

  /** The same as they are at this moment. */
  async proposals(like?: EntryName): Promise<readonly ForgeProposal[]> {
    const proposals = await this.#forge().proposals(like);
    return proposals.map((proposal) => this.#asWritten(proposal));
  }

  /** Learns in a few requests what all proposals change, and their texts: they need not be compared one by one. */
  async survey(proposals: readonly ForgeProposal[]): Promise<void> {
    const main = await this.head();
    await this.#recall(proposals);
    const unknown = proposals.filter(
      ({ tip }) => !this.#compared.has(`${main} ${tip}`) && !this.#stillBrought(main, tip),
    );
    if (unknown.length > 0) await this.#surveyUnknown(main, unknown);
    void this.#keepFor(main, proposals);
  }

  async #surveyUnknown(main: string, unknown: readonly ForgeProposal[]): Promise<void> {
    const { comparisons, bytes } = await this.#forge().survey(
      main,
      unknown.map((proposal) => ({
        proposal,
        path: this.#root.outside(pathOfEntry(proposal)),
        idOf: (path) => this.#proposedIds.get(`${proposal.tip} ${path}`),
      })),
    );
    for (const [oid, given] of bytes) if (await areBytesOf(oid, given)) this.#keep(oid, given);
    for (const proposal of unknown) {
      const said = comparisons.get(proposal.tip);
      if (said) this.#know(main, proposal, said);
    }
  }

  /** Takes up what an earlier page found of proposals whose commit is the same. */
  async #recall(proposals: readonly ForgeProposal[]): Promise<void> {
    const tips = proposals.map(({ tip }) => tip).filter((tip) => !this.#brought.has(tip));
    for (const [tip, { main, said, texts }] of await readKept(tips)) {
      keep(this.#brought, tip, { main, said }, COMPARED_KEPT);
      this.#keptBeside.set(tip, main);
      for (const [oid, text] of Object.entries(texts)) {
        const bytes = new TextEncoder().encode(text);
        if (await areBytesOf(oid, bytes)) this.#keep(oid, bytes);
      }
    }
  }

  /** Keeps for a later page what proposals bring, where the main branch has moved or a proposal has. */
  async #keepFor(main: string, proposals: readonly ForgeProposal[]): Promise<void> {
    const drafts = proposals.flatMap(({ tip }) => {
      const said = this.#stillBrought(main, tip);
      if (!said || this.#keptBeside.get(tip) === main) return [];
      this.#keptBeside.set(tip, main);
      return [[tip, { main, said, texts: this.#textsOf(said) }] as const];
    });
    const tips = proposals.map(({ tip }) => tip);
    if (drafts.length > 0) await keepDrafts(new Map(drafts), tips);
  }

  #textsOf({ changes }: ForgeComparison): Record<string, string> {
    const texts = changes.flatMap(({ path, oid = "" }) => {
      const bytes = path.endsWith(EXTENSION) ? this.#bytes.get(oid) : undefined;
      return bytes ? [[oid, new TextDecoder().decode(bytes)] as const] : [];
    });
    return Object.fromEntries(texts);
  }

  #know(main: string, proposal: Proposal, said: ForgeComparison): void {
    void kept(this.#compared, `${main} ${proposal.tip}`, COMPARED_KEPT, () =>
      this.#comparison(main, proposal, said),
    ).catch(() => undefined);
  }

  async proposal(name: EntryName): Promise<ForgeProposal | undefined> {
    const proposal = await this.#proposal(name);
    return proposal && !(await this.isOver(proposal)) ? proposal : undefined;
  }

  async unreadable(name: EntryName, rejected: unknown): Promise<ForgeProposal | undefined> {
    return isOfDraft(rejected) ? this.#proposal(name) : undefined;
  }

  async #proposal(name: EntryName): Promise<ForgeProposal | undefined> {
    const proposal = await this.#forge().proposal(name);
    return proposal && this.#asWritten(proposal);
  }

  /** Whether all that a proposal changes is published, though its request was never merged. */
  async isOver(proposal: Proposal): Promise<boolean> {
    const head = await this.head();
    // What cannot be compared stays, for somebody to look at or to take away.
    const compared = await this.compare(head, proposal, false).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.kind === "refused")) throw error;
    });
    if (!compared) return false;
    const { base, changes, isPartial } = compared;
    // What was cut between the making of a branch and its first commit is no proposal yet.
    if (base === proposal.tip && asForge(proposal).request === undefined) return true;
    if (isPartial || changes.some(({ before, after }) => after && !before)) return false;
    const known = await inBatches(changes, async (change) => ({
      ...change,
      ...(change.after && { after: await this.#proposedSide(proposal, change.path, change.after) }),
    }));
    // A forge does not say what was published in between.
    return isAllPublished(this.prefix, known, async () => false);
  }

  async #proposedSide({ tip }: Proposal, path: string, after: StoredSide): Promise<StoredSide> {
    if (after.oid !== undefined || !isOfCatalogue(this.#root.inside(path))) return after;
    return { ...after, ...(await this.find({ commit: tip, of: "proposal" }, path)) };
  }

  /** A forge may tell the commit before for some seconds: what was written from here is what is there. */
  #asWritten(proposal: ForgeProposal): ForgeProposal {
    const last = this.#lastWritten.get(proposal.branch);
    const isBehind = last?.before === proposal.tip && Date.now() - last.at < LAG;
    return isBehind ? { ...proposal, tip: last.tip } : proposal;
  }

  #wrote(branch: string, before: string, tip: string): void {
    this.#lastWritten.set(branch, { before, tip, at: Date.now() });
  }

  /** A branch that is over is no draft: it is deleted, not written upon. */
  async leftOver(name: EntryName): Promise<undefined> {
    const forge = this.#forge();
    const over = await forge.over(name);
    if (over) return forge.tidy(over).then(() => undefined);
    const proposal = await this.#proposal(name);
    if (proposal && (await this.isOver(proposal))) await forge.remove(proposal);
  }

  compare(main: string | undefined, proposal: Proposal, isWhole: boolean): Promise<Comparison> {
    const key = `${main} ${proposal.tip}`;
    const compared = () => kept(this.#compared, key, COMPARED_KEPT, () => this.#comparison(main, proposal));
    if (!isWhole) return compared();
    return kept(this.#compared, `${key} whole`, COMPARED_KEPT, async () =>
      this.#withModes(main, proposal, await compared()),
    );
  }

  async #comparison(
    main: string | undefined,
    proposal: Proposal,
    said?: ForgeComparison,
  ): Promise<Comparison> {
    const { tip } = proposal;
    const known = said ?? this.#stillBrought(main ?? "", tip);
    const comparison = known ?? (await this.#forge().compare(main ?? "", tip));
    if (!comparison) throw await this.#notCompared(proposal);
    if (await this.#holdsWithdrawn(proposal)) throw withdrawn(this.#forge());
    keep(this.#brought, tip, { main: main ?? "", said: comparison }, COMPARED_KEPT);
    const changes = await inBatches(comparison.changes, async ({ path, oid, status, modes }) => {
      if (oid !== undefined) this.#proposedIds.set(`${proposal.tip} ${path}`, oid);
      const before = await this.#publishedSide(main, path, status !== "added");
      return {
        path,
        ...(status !== "added" && { base: { ...modes?.before } }),
        ...(before && { before: { ...modes?.before, ...before } }),
        ...(status !== "removed" && { after: { ...modes?.after, ...(oid !== undefined && { oid }) } }),
      };
    });
    const same = await this.#sameAsPublished(main, proposal, changes);
    return {
      base: comparison.mergeBase,
      changes: changes.filter(({ path }) => !same.has(path)),
      isPartial: comparison.truncated,
    };
  }

  /**
   * What a proposal was found to bring, where it brings the same since a newer commit of the main branch: no commit of its
   * own has come there meanwhile.
   */
  #stillBrought(main: string, tip: string): ForgeComparison | undefined {
    const known = this.#brought.get(tip);
    if (!known?.said.commits || known.said.truncated) return undefined;
    const since = this.#published.broughtBetween(known.main, main);
    return since && !known.said.commits.some((commit) => since.has(commit)) ? known.said : undefined;
  }

  /** Whether a proposal came after what was published from here, and was then taken back on the forge. */
  async #holdsWithdrawn({ tip }: Proposal): Promise<boolean> {
    const { withdrawn } = await this.#published.state();
    const held = await inBatches([...withdrawn], (commit) => holdsCommit(this.#forge(), tip, commit));
    return held.includes(true);
  }

  async #notCompared({ tip }: Proposal): Promise<Refusal> {
    const forge = this.#forge();
    return (await forge.knows(tip)) ? unrelated(forge) : notShownYet(forge);
  }

  /** What is published at a path, as far as it is known without asking for a file that nobody may ever need. */
  async #publishedSide(
    main: string | undefined,
    path: string,
    wasThere: boolean,
  ): Promise<StoredSide | undefined> {
    const at: Version = { commit: main, of: "published" };
    const known = await this.#catalogueFile(at, path);
    if (known) return known.side;
    const isCatalogue = collectionOf(this.#root.inside(path) ?? "") !== undefined;
    if (isCatalogue) return this.find(at, path);
    return wasThere ? {} : undefined;
  }

  /** Which files a proposal holds as they are published, where the forge's comparison does not say all of them. */
  async #sameAsPublished(
    main: string | undefined,
    proposal: Proposal,
    changes: readonly ProposedChange[],
  ): Promise<ReadonlySet<string>> {
    const unknown = changes.filter(({ before, after, path }) => {
      const under = this.#root.inside(path) ?? "";
      const isUnsaid = before?.oid === undefined || after?.oid === undefined;
      // What is published is known of the catalogue, and may be anything elsewhere.
      const mayBeThere = before !== undefined || !isLogo(under);
      return after && isUnsaid && mayBeThere && !collectionOf(under);
    });
    const paths = unknown.map(({ path }) => path);
    if (paths.length === 0 || new Set(paths.map(folderOf)).size > MOST_FOLDERS) return new Set();
    const [mine, theirs] = await Promise.all([
      this.#listed({ commit: proposal.tip, of: "proposal" }, paths),
      this.#listed({ commit: main, of: "published" }, paths),
    ]);
    const isSame = (path: string) => {
      const [one, other] = [mine.get(path), theirs.get(path)];
      return one !== undefined && one.oid === other?.oid && one.mode === other.mode;
    };
    return new Set(paths.filter(isSame));
  }

  /** The same comparison with the modes that the forge's own does not say. */
  async #withModes(
    main: string | undefined,
    proposal: Proposal,
    comparison: Comparison,
  ): Promise<Comparison> {
    const unsaid = comparison.changes.filter(({ after }) => after && after.mode === undefined);
    const mine = await this.#listed(
      { commit: proposal.tip, of: "proposal" },
      unsaid.map(({ path }) => path),
    );
    if (!unsaid.every(({ path }) => mine.has(path))) throw notShownYet(this.#forge());
    // Where only the mode may differ, that of what is published decides.
    const odd = unsaid.filter(({ path, before }) => {
      const after = mine.get(path);
      return after?.mode !== "100644" || before?.oid === after.oid;
    });
    const theirs = await this.#listed(
      { commit: main, of: "published" },
      odd.map(({ path }) => path),
    );
    const changes = comparison.changes.map((change) => {
      const after = change.after?.mode === undefined && mine.get(change.path);
      if (!after) return change;
      const before = theirs.get(change.path);
      return {
        ...change,
        after: { ...change.after, mode: after.mode, oid: after.oid },
        ...(before && { before: { ...change.before, mode: before.mode, oid: before.oid } }),
      };
    });
    return { ...comparison, changes };
  }

  /** What a version holds in the folders of some paths. */
  async #listed({ commit, of }: Version, paths: readonly string[]) {
    const folders = commit === undefined ? [] : [...new Set(paths.map(folderOf))];
    const side = of === "published" ? of : "draft";
    const lists = await inBatches(folders, (folder) => this.#forge().list(side, commit ?? "", folder));
    return new Map(lists.flat().map((file) => [file.path, file]));
  }

  async isSame({ tip }: Proposal, seen: string): Promise<boolean> {
    if (tip === seen || this.#forge().tookIn?.(tip, seen)) return true;
    const before = this.#amended.get(tip);
    return before !== undefined && (before === seen || (this.#forge().tookIn?.(before, seen) ?? false));
  }

  /** The branch of what was published is there no more. */
  async wasPublished(name: EntryName, seen: string): Promise<boolean> {
    const forge = this.#forge();
    const merged = await forge.merged(name);
    if (!merged) return false;
    const isIn = await holdsCommit(forge, merged.tip, seen);
    if (isIn) await forge.tidy(merged);
    return isIn;
  }

  async write(write: ProposalWrite) {
    const { collection, slug, main, takesIn, files, subject, status } = write;
    const read = write.proposal && asForge(write.proposal);
    const forge = this.#forge();
    // What may not be in review never is, not even when what comes after is cut.
    const proposal = read && status === "draft" ? await this.#moved(read, status, subject) : read;
    if (proposal && takesIn !== undefined) return this.#takingIn(proposal, takesIn, files);
    const branch = proposal?.branch ?? forge.branchOf(write);
    const parent = proposal?.tip ?? main ?? "";
    const at: Version = proposal ? { commit: parent, of: "proposal" } : { commit: parent, of: "published" };
    const commit = await forge.write({
      branch,
      parent,
      isNew: proposal === undefined,
      files: await this.#written(at, files),
      subject,
    });
    if (commit === OVERTAKEN) return OVERTAKEN;
    const begun: ForgeProposal = {
      collection,
      slug,
      branch,
      tip: commit,
      status: "draft",
      request: undefined,
    };
    this.#wrote(branch, parent, commit);
    const written = { ...(proposal ?? begun), tip: commit };
    if (main !== undefined && forge.keepsParent) await this.#knowWritten(main, proposal?.tip, written, files);
    await this.#moved(written, status ?? written.status, subject);
    return { commit };
  }

  /** What a write makes a proposal bring need not be asked, where all that it is made over is known. */
  async #knowWritten(
    main: string,
    before: string | undefined,
    written: Proposal,
    files: readonly FileWrite[],
  ): Promise<void> {
    const nothing: ForgeComparison = { mergeBase: main, changes: [], truncated: false, commits: [] };
    const brought = before === undefined ? nothing : this.#brought.get(before)?.said;
    if (!brought || brought.truncated || brought.mergeBase !== main) return;
    const commits = brought.commits && [...brought.commits, written.tip];
    const changes = new Map(brought.changes.map((change) => [change.path, change]));
    for (const { path, content } of files) {
      const base = await this.#catalogueFile({ commit: main, of: "published" }, path);
      const bytes = content && (await this.#bytesOf(path, content));
      // Ids cannot be reckoned everywhere, and what is outside the catalogue is not known.
      if (!base || (content && !bytes) || globalThis.crypto?.subtle === undefined) return;
      const oid = bytes && (await gitIdOf(bytes, main.length));
      if (oid !== undefined && bytes) this.#keep(oid, bytes);
      const status = oid === undefined ? "removed" : base.side ? "modified" : "added";
      if (oid === base.side?.oid) changes.delete(path);
      else changes.set(path, { path, oid, status });
    }
    this.#know(main, written, { ...brought, commits, changes: [...changes.values()] });
  }

  async #takingIn(proposal: ForgeProposal, takesIn: string, files: readonly FileWrite[]) {
    const at: Version = { commit: proposal.tip, of: "proposal" };
    const isTakenIn = (await this.compare(takesIn, proposal, false)).base === takesIn;
    // The second try of a choice whose answer was lost finds it taken in.
    if (isTakenIn && (await this.#holds(at, files))) return { commit: proposal.tip };
    const tip = await this.#forge().takeIn?.(proposal, takesIn, await this.#written(at, files));
    if (tip === undefined || tip === OVERTAKEN) return OVERTAKEN;
    this.#wrote(proposal.branch, proposal.tip, tip);
    return { commit: tip };
  }

  async #holds(at: Version, files: readonly FileWrite[]): Promise<boolean> {
    const held = await inBatches(files, async ({ path, content }) => {
      const [now, then] = await Promise.all([this.read(at, path), content && this.#bytesOf(path, content)]);
      return now && then ? sameBytes(now.bytes, then) : now === then;
    });
    return held.every(Boolean);
  }

  /** The files of a commit as the forge takes them, over what is there at a version. */
  #written(at: Version, files: readonly FileWrite[]): Promise<ForgeFileWrite[]> {
    return inBatches(files, async ({ path, content }) => ({
      path,
      bytes: content && (await this.#bytesOf(path, content)),
      previous: this.#forge().wantsPrevious ? await this.#previous(at, path) : undefined,
    }));
  }

  async #previous(at: Version, path: string): Promise<ForgeContent | undefined> {
    const known = await this.#catalogueFile(at, path);
    return known && !known.side ? undefined : this.#contentOf(at, path);
  }

  async #bytesOf(path: string, content: FileContent): Promise<Uint8Array | undefined> {
    return "bytes" in content ? content.bytes : (await this.read(content.asIn, path))?.bytes;
  }

  finish(proposal: Proposal, subject: string): Promise<Proposal> {
    return this.#finished(asForge(proposal), subject);
  }

  /** A draft with its request, made or labelled if an earlier write did not come to it. */
  #finished(proposal: ForgeProposal, subject: string): Promise<ForgeProposal> {
    return this.#moved(proposal, proposal.status, subject);
  }

  /** The same, moved to a status. */
  async #moved(proposal: ForgeProposal, status: Status, title: string): Promise<ForgeProposal> {
    const forge = this.#forge();
    const isNew = proposal.request === undefined && forge.mayPublish;
    const known = isNew ? await forge.propose({ ...proposal, status }, title) : proposal;
    const isWrong = known.status !== status || known.isMislabelled || known.isStray;
    if (isWrong) await forge.setStatus(known, status, title);
    return { ...known, status, isMislabelled: false, isStray: false };
  }

  async setStatus(proposal: Proposal, { status, title }: StatusMove) {
    await this.#moved(asForge(proposal), status, await title());
    return { commit: proposal.tip };
  }

  async publish({ proposal: read, main, files, isMixed, amended, subject }: Publication) {
    const proposal = await this.#finished(asForge(read), subject);
    const forge = this.#forge();
    // Somebody has just published it, or taken it away.
    if (proposal.request === undefined) return OVERTAKEN;
    let { tip } = proposal;
    if (isMixed && forge.takeIn) {
      const at: Version = { commit: tip, of: "proposal" };
      const taken = await forge.takeIn(proposal, main ?? "", await this.#written(at, files));
      if (taken === OVERTAKEN) return OVERTAKEN;
      this.#wrote(proposal.branch, tip, taken);
      tip = taken;
    } else if (amended.length > 0) {
      const settled = await this.#amend(proposal, amended);
      if (settled === OVERTAKEN) return OVERTAKEN;
      tip = settled;
    }
    const merged = await forge.merge({ ...proposal, tip }, subject);
    this.#published.forget();
    return merged === OVERTAKEN ? OVERTAKEN : { commit: tip };
  }

  /** Writes over a proposal what the desk settled of its images; gives its newest commit then. */
  async #amend(
    { branch, tip }: ForgeProposal,
    amended: readonly FileWrite[],
  ): Promise<string | typeof OVERTAKEN> {
    const at: Version = { commit: tip, of: "proposal" };
    const held = await inBatches(amended, async (file) => file.content || (await this.find(at, file.path)));
    const files = await this.#written(
      at,
      amended.filter((_, index) => held[index]),
    );
    if (files.length === 0) return tip;
    const subject = "Retire des images ce qui n’est pas publié";
    const settled = await this.#forge().write({ branch, parent: tip, isNew: false, files, subject });
    if (settled === OVERTAKEN) return OVERTAKEN;
    this.#amended.set(settled, tip);
    this.#wrote(branch, tip, settled);
    return settled;
  }

  async writePublished({ main, files, subject }: PublishedWrite) {
    const forge = this.#forge();
    const commit = await forge.write({
      branch: forge.mainBranch,
      parent: main ?? "",
      isNew: false,
      files: await this.#written({ commit: main, of: "published" }, files),
      subject,
    });
    this.#published.forget();
    return commit === OVERTAKEN ? OVERTAKEN : { commit };
  }

  async remove(proposal: Proposal): Promise<object> {
    await this.#forge().remove(asForge(proposal));
    return {};
  }
}

/** A file of the catalogue, absent where there is none, with its text if it is one. */
interface CatalogueFile {
  readonly side: StoredSide | undefined;
  readonly text: string | undefined;
}

/** Whether a forge refuses to say what one draft holds, and answers all else. */
export function isOfDraft(error: unknown): boolean {
  const isRefusal = error instanceof Refusal || error instanceof ShownRefusal;
  return isRefusal && !isRefused(error, 0, 401, 403, 429);
}

/** The desk gives back what this store gave it. */
function asForge(proposal: Proposal): ForgeProposal {
  return proposal as ForgeProposal;
}

/** What is said of a draft that a forge knows of, and does not show. */
function notShownYet({ name }: Forge): Refusal {
  return new Refusal(
    "busy",
    `${name} ne montre pas encore ce brouillon. Rien n’est perdu : réessayez dans un instant.`,
  );
}

/** What is said of a branch that begins elsewhere than what is published. */
function unrelated({ name }: Forge): Refusal {
  return new Refusal(
    "refused",
    `Sa branche et le catalogue publié n’ont pas d’histoire commune : on ne peut pas savoir ce qu’elle change. Rien n’est publié d’ici. ${BEGIN_AGAIN} ; ou demandez à la personne qui gère le dépôt de regarder cette branche sur ${name}.`,
  );
}

/** What is said of a draft with which a change that was taken back would be published again. */
function withdrawn({ name }: Forge): Refusal {
  return new Refusal(
    "refused",
    `Ce brouillon a été commencé sur une version du catalogue qui a été retirée depuis sur ${name} : le publier la remettrait. Rien n’est publié. ${BEGIN_AGAIN} ; ou demandez à la personne qui gère le dépôt de remettre ce qui a été retiré.`,
  );
}

const BEGIN_AGAIN =
  "Notez ce que vous vouliez changer, supprimez ce brouillon, puis recommencez à partir de la version publiée";

function isOfCatalogue(path: string | undefined): boolean {
  return path !== undefined && (collectionOf(path) !== undefined || isLogo(path));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
