import { createHash } from "node:crypto";
import { isAllPublished } from "../../contribution/desk/files/proposal-files.ts";
import type { Note } from "../../contribution/desk/notes/note.ts";
import type { Status } from "../../contribution/desk/status.ts";
import {
  type FileWrite,
  type Outcome,
  OVERTAKEN,
  type Proposal,
  type Store,
  type StoredFile,
  type Version,
  type Written,
} from "../../contribution/desk/store.ts";

let count = 0;

type Files = ReadonlyMap<string, StoredFile>;

interface Commit {
  readonly files: Files;
  readonly parents: readonly string[];
  readonly author: string;
}

interface Branch {
  readonly tip: string;
  readonly status: Status;
}

/** A catalogue in memory, which several stores may work on. */
export interface Memory {
  readonly commits: Map<string, Commit>;
  readonly proposals: Map<string, Branch>;
  readonly outcomes: Map<string, object>;
  readonly notes: Map<string, readonly Note[]>;
  main: string | undefined;
}

/** A catalogue whose only commit holds these texts and bytes, by path from the repository's root. */
export function createMemory(files: Readonly<Record<string, string | Uint8Array>>): Memory {
  const memory: Memory = {
    commits: new Map(),
    proposals: new Map(),
    outcomes: new Map(),
    notes: new Map(),
    main: undefined,
  };
  const held = Object.entries(files).map(([path, content]) => [path, stored(content)] as const);
  memory.main = commit(memory, new Map(held), [], "Camille Test");
  return memory;
}

/** The smallest store there can be: what the desk does over it is what it does over every other. */
export function createMemoryStore(memory: Memory, author: string, intention?: string): Store {
  const seen = new Map<string, string | undefined>();
  let seenNotes: readonly Note[] | undefined;
  const filesOf = (commit: string | undefined): Files => memory.commits.get(commit ?? "")?.files ?? new Map();
  const write = (
    base: string | undefined,
    files: readonly FileWrite[],
    parents: readonly (string | undefined)[],
  ) => {
    const next = new Map(filesOf(base));
    for (const { path, content } of files) {
      if (!content) next.delete(path);
      else if ("bytes" in content) next.set(path, stored(content.bytes, content.mode));
      else {
        const file = filesOf(content.asIn.commit).get(path);
        if (file) next.set(path, { ...file, mode: content.mode ?? file.mode });
      }
    }
    return commit(
      memory,
      next,
      parents.filter((parent) => parent !== undefined),
      author,
    );
  };
  const isOvertaken = (key: string) => memory.proposals.get(key)?.tip !== seen.get(key);
  const done = (made: string, outcome: Outcome): Written<object> => {
    if (intention !== undefined) memory.outcomes.set(intention, outcome(made));
    return { commit: made };
  };
  const compare: Store["compare"] = async (main, { tip }) => {
    const theirs = historyOf(memory, main);
    const base = [...historyOf(memory, tip)].find((one) => theirs.has(one));
    const [old, now, there] = [base, tip, main].map(filesOf) as [Files, Files, Files];
    const paths = [...new Set([...old.keys(), ...now.keys()])];
    const changes = paths
      .filter((path) => old.get(path)?.oid !== now.get(path)?.oid)
      .map((path) => ({ path, base: old.get(path), before: there.get(path), after: now.get(path) }));
    return { base, changes, isPartial: false };
  };
  return {
    prefix: "",
    attempts: 20,
    mayTakeIn: true,
    unmoved: {},
    attempt: () => createMemoryStore(memory, author, intention),
    inTurn: (_, task) => task(),
    recall: async () => memory.outcomes.get(intention ?? ""),
    head: async () => memory.main,
    find: async (at, path) => filesOf(at.commit).get(path),
    read: async (at, path) => {
      const file = filesOf(at.commit).get(path);
      return file?.mode?.startsWith("100") ? file : undefined;
    },
    names: async (main, folder) =>
      [...filesOf(main).keys()]
        .filter((path) => path.slice(0, path.lastIndexOf("/")) === folder)
        .map((path) => path.slice(folder.length + 1)),
    onceHeld: async (main, path, text) =>
      [...historyOf(memory, main)].some((one) => {
        const file = filesOf(one).get(path);
        return file !== undefined && (text === undefined || textOf(file) === text);
      }),
    isPublished: async (one) => historyOf(memory, memory.main).has(one),
    authorOf: async (at: Version) => ({
      author: memory.commits.get(at.commit ?? "")?.author ?? "",
      at: "2026-01-01T00:00:00Z",
    }),
    proposalNames: async () => [...memory.proposals].map(([key, { tip }]) => ({ ...nameOf(key), tip })),
    proposal: async (name) => {
      const branch = memory.proposals.get(keyOf(name));
      seen.set(keyOf(name), branch?.tip);
      if (!branch) return undefined;
      const proposal = { collection: name.collection, slug: name.slug, ...branch };
      const { changes } = await compare(memory.main, proposal, true);
      // Nothing is looked for in what was published in between.
      return (await isAllPublished("", changes, async () => false)) ? undefined : proposal;
    },
    compare,
    isSame: async ({ tip }, commit) => digest(filesOf(tip)) === digest(filesOf(commit)),
    write: async ({ proposal, main, takesIn, files, status, outcome, ...name }) => {
      const key = keyOf(name);
      if (isOvertaken(key)) return OVERTAKEN;
      const parent = proposal?.tip ?? main;
      const tip = write(takesIn ?? parent, files, [parent, takesIn]);
      memory.proposals.set(key, { tip, status: status ?? proposal?.status ?? "draft" });
      return done(tip, outcome);
    },
    setStatus: async (proposal, { status, outcome }) => {
      if (isOvertaken(keyOf(proposal))) return OVERTAKEN;
      const tip = write(proposal.tip, [], [proposal.tip]);
      memory.proposals.set(keyOf(proposal), { tip, status });
      return done(tip, outcome);
    },
    publish: async ({ proposal, main, files, outcome }) => {
      if (isOvertaken(keyOf(proposal)) || memory.main !== main) return OVERTAKEN;
      memory.main = write(main, files, [main, proposal.tip]);
      memory.proposals.delete(keyOf(proposal));
      return done(memory.main, outcome);
    },
    writePublished: async ({ main, files, outcome }) => {
      if (memory.main !== main) return OVERTAKEN;
      memory.main = write(main, files, [main]);
      return done(memory.main, outcome);
    },
    remove: async (proposal, { outcome }) => {
      if (isOvertaken(keyOf(proposal))) return OVERTAKEN;
      memory.proposals.delete(keyOf(proposal));
      done("", outcome);
      return {};
    },
    notes: async (name) => {
      seenNotes = memory.notes.get(keyOf(name));
      return seenNotes ?? [];
    },
    writeNote: async ({ before, after, outcome, ...name }) => {
      const notes = memory.notes.get(keyOf(name));
      if (notes !== seenNotes) return OVERTAKEN;
      count += 1;
      const made = after && { id: String(count), timestamp: "2026-01-01T00:00:00Z", ...after };
      const others = (notes ?? []).map((note) => (note === before ? made : note));
      const next = before ? others : [...others, made];
      memory.notes.set(
        keyOf(name),
        next.filter((note) => note !== undefined),
      );
      const told = (made ?? before) as Note;
      if (intention !== undefined) memory.outcomes.set(intention, outcome(told));
      return told;
    },
  };
}

function commit(memory: Memory, files: Files, parents: readonly string[], author: string): string {
  const id = String(memory.commits.size + 1).padStart(40, "0");
  memory.commits.set(id, { files, parents, author });
  return id;
}

function stored(content: string | Uint8Array, mode = "100644"): StoredFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return { mode, oid, bytes };
}

function textOf({ bytes }: StoredFile): string {
  return new TextDecoder().decode(bytes);
}

/** A commit and all that came before it, the newest first. */
function historyOf({ commits }: Memory, from: string | undefined): Set<string> {
  const found = new Set<string>();
  for (const one of from === undefined ? [] : [from]) visit(one);
  function visit(one: string): void {
    found.add(one);
    for (const parent of commits.get(one)?.parents ?? []) visit(parent);
  }
  return new Set([...found].sort().reverse());
}

function digest(files: Files): string {
  return JSON.stringify([...files].map(([path, { mode, oid }]) => [path, mode, oid]).sort());
}

function keyOf({ collection, slug }: Pick<Proposal, "collection" | "slug">): string {
  return `${collection}/${slug}`;
}

function nameOf(key: string) {
  const [collection = "", slug = ""] = key.split("/");
  return { collection, slug };
}
