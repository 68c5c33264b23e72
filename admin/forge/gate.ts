import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { foreignRefusal } from "../../contribution/review/proposal/foreign-words.ts";
import type { ForeignFile } from "../../contribution/review/proposal/proposal-files.ts";
import { validateChange } from "../../contribution/validation/validate-change.ts";
import { type ReadFile, readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { Refusal } from "../connection/refusal.ts";
import { loadTerritory } from "../surroundings/territory-index.ts";
import type { DataRoot } from "./data-root.ts";
import type { Draft } from "./drafts.ts";
import { mergedText } from "./entry-text.ts";
import type { Forge } from "./forge.ts";
import { notPlain } from "./proposal-files.ts";
import type { Published, PublishedState } from "./published.ts";
import type { SnapshotEntry } from "./snapshot.ts";

/** A draft merged into the main branch of this moment: texts by path under the data root, undefined when removed. */
export interface MergedDraft {
  readonly main: PublishedState;
  readonly texts: ReadonlyMap<string, string | undefined>;
  /** The paths whose text is neither the draft's nor the main branch's. */
  readonly mixed: readonly string[];
}

/** Judges what a draft would publish, as the server of a team's own would. */
export class Gate {
  readonly #forge: () => Forge;
  readonly #root: DataRoot;
  readonly #published: Published;
  /** Files read once, by git's id and path. */
  readonly #read = new Map<string, ReadFile>();

  constructor(forge: () => Forge, root: DataRoot, published: Published) {
    this.#forge = forge;
    this.#root = root;
    this.#published = published;
  }

  /** Why a draft may not go on: French sentences, none when all is well. Throws when it cannot be merged. */
  async problems(draft: Draft): Promise<readonly string[]> {
    const beside = foreignRefusal(await this.#foreign(draft));
    if (beside !== undefined) return [beside];
    const { main, texts } = await this.merged(draft);
    const files = [...texts].flatMap(([file, content]) =>
      content === undefined ? [] : [readCatalogueFile({ file, content })],
    );
    const read = (asked: ReadonlySet<string>) =>
      [...asked].flatMap((file) => this.#fileOf(main.entries.get(file)));
    const change = { index: main.index, changed: new Set(texts.keys()), files, read };
    // A benefit may come with its new institution: then each sentence says which of the two it is about.
    const isAlone = texts.size < 2;
    return validateChange(change, await loadTerritory())
      .filter(({ severity }) => severity === "error")
      .map(({ file, message }) => (isAlone && texts.has(file) ? message : `${slugOf(file)} : ${message}`));
  }

  /** What the branch of a draft holds beside it. */
  async #foreign(draft: Draft): Promise<readonly ForeignFile[]> {
    if (draft.foreign.length > 0) return draft.foreign;
    const main = await this.#published.state();
    const compared = { forge: this.#forge(), root: this.#root, main, entry: draft, tip: draft.tip };
    return notPlain(compared, draft);
  }

  #fileOf(entry: SnapshotEntry | undefined): readonly ReadFile[] {
    if (!entry) return [];
    const key = `${entry.oid} ${entry.path}`;
    const file = this.#read.get(key) ?? readCatalogueFile({ file: entry.path, content: entry.text });
    this.#read.set(key, file);
    return [file];
  }

  /**
   * What publishing a draft would give; throws a refusal when both sides changed the same things, unless a text was
   * chosen there.
   */
  async merged(
    draft: Draft,
    chosen?: { readonly path: string; readonly text: string },
  ): Promise<MergedDraft> {
    if (draft.isTruncated) throw new Refusal(TOO_MUCH, 422);
    const main = await this.#published.state();
    const texts = new Map<string, string | undefined>();
    const mixed: string[] = [];
    for (const { path, status } of draft.changes) {
      const mine = draft.texts[path];
      if (mine === undefined && status !== "removed") continue;
      const text = chosen?.path === path ? chosen.text : await this.#textOf(path, mine, draft, main);
      texts.set(path, text);
      if (text !== mine && text !== main.entries.get(path)?.text) mixed.push(path);
    }
    return { main, texts, mixed };
  }

  async #textOf(
    path: string,
    mine: string | undefined,
    draft: Draft,
    main: PublishedState,
  ): Promise<string | undefined> {
    const theirs = main.entries.get(path)?.text;
    const base = await this.#textAt(draft.mergeBase, path, main);
    if (theirs === base || theirs === mine) return mine;
    if (mine === undefined || theirs === undefined) throw new Refusal(CONFLICT, 409);
    const merged = mergedText(path, { base, mine, theirs });
    if ("text" in merged) return merged.text;
    const isOwn = collectionOf(path)?.name === draft.collection && slugOf(path) === draft.slug;
    // The person may choose where the forge can then take the choice in.
    if (!isOwn || draft.foreign.length > 0 || !this.#forge().takeIn) throw new Refusal(CONFLICT, 409);
    const versions = { path, base: base ?? null, mine, theirs, author: "", at: "" };
    throw new Refusal(CONFLICT, 409, { conflict: { ...versions, resolves: main.commit } });
  }

  async #textAt(commit: string, path: string, main: PublishedState): Promise<string | undefined> {
    if (commit === main.commit) return main.entries.get(path)?.text;
    const content = await this.#forge().read("published", commit, this.#root.outside(path));
    return content && new TextDecoder().decode(content.bytes);
  }
}

const TOO_MUCH =
  "Cette proposition change trop de fichiers pour être vérifiée ici : l’équipe technique peut la relire et la publier sur la forge.";
const CONFLICT =
  "Cette fiche a été modifiée et publiée entre-temps, aux mêmes endroits que votre brouillon. Rien n’a été changé : reprenez vos modifications à partir de la version publiée.";
