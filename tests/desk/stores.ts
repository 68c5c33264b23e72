import type { EntryName } from "../../contribution/desk/entry.ts";
import type { Store } from "../../contribution/desk/store.ts";
import { createLocalStore } from "../../server/repository/local-store.ts";
import { openStore } from "../../server/repository/open-store.ts";
import { createTestRepository, FILES } from "../server/temporary-repository.ts";
import { NAME } from "./acts.ts";
import { openForge } from "./forge-stores.ts";
import { createMemory, createMemoryStore } from "./memory-store.ts";

/** A catalogue behind a store, for a test. */
export interface OpenedCatalogue {
  /**
   * The store of somebody, as another process has it; what is asked for with the same intention is meant once. Each one
   * has turns of its own: nobody waits for another.
   */
  person(name: string, intention?: string): Promise<Store>;
  /** Has what is written next show late where the store could take it for what is there. */
  fallBehind?(): void;
  /** The branches of drafts that git itself finds there; none for a store that keeps no git, or sends them later. */
  branches(): readonly string[];
  dispose(): Promise<void>;
}

/** A store that the conformance suite holds. */
export interface StoreUnderTest {
  readonly name: string;
  /** Opens a catalogue of the small `FILES`, in which `prepare` was done before whoever looks at it came. */
  open(prepare?: (store: Store) => Promise<unknown>): Promise<OpenedCatalogue>;
  /** How many of the generated cases are tried: all of them where that takes no time. */
  readonly cases: number;
}

const memory: StoreUnderTest = {
  name: "memory",
  cases: Number.POSITIVE_INFINITY,
  async open(prepare) {
    const held = createMemory(FILES);
    await prepare?.(createMemoryStore(held, "Camille Test"));
    return {
      person: async (name, intention) => createMemoryStore(held, name, intention),
      branches: () => [],
      dispose: async () => undefined,
    };
  },
};

/** How a repository of this machine may lie. */
type Layout = "worktree" | "bare" | "clone" | "clone that follows its remote";

/** The layouts are told apart by little: each is tried in fewer cases. */
function local(layout: Layout): StoreUnderTest {
  return { name: `git, ${layout}`, cases: 3, open: (prepare) => openLocal(layout, prepare) };
}

async function openLocal(layout: Layout, prepare: Parameters<StoreUnderTest["open"]>[0]) {
  const test = createTestRepository();
  const opened: { close(): void }[] = [];
  const at = async (directory: string, remote?: string) => {
    const one = await openStore({ directory, remote });
    opened.push(one);
    return one.store;
  };
  await prepare?.(createLocalStore(await at(test.directory)));
  const directory = placeOf(test, layout);
  const remote = layout === "clone that follows its remote" ? "origin" : undefined;
  return {
    person: async (name: string, intention?: string) => {
      const author = { name, email: "personne@example.org" };
      return createLocalStore({ ...(await at(directory, remote)), author, intention });
    },
    branches: () => test.gitIn(directory, "for-each-ref", "refs/heads/cms").split("\n").filter(Boolean),
    dispose: async () => {
      for (const one of opened) one.close();
      test.dispose();
    },
  };
}

function placeOf(test: ReturnType<typeof createTestRepository>, layout: Layout): string {
  if (layout === "worktree") return test.directory;
  const folder = test.folder();
  const options = layout === "bare" ? ["--mirror"] : [];
  test.git("clone", "-q", ...options, test.directory, folder);
  return folder;
}

/** Every store that carries proposals: one that is not here is not held to anything. */
export const STORES: readonly StoreUnderTest[] = [
  memory,
  local("worktree"),
  local("bare"),
  local("clone"),
  local("clone that follows its remote"),
  { name: "GitHub", cases: 6, open: (prepare) => openForge("GitHub", prepare) },
  { name: "GitLab", cases: 6, open: (prepare) => openForge("GitLab", prepare) },
];

/** What everybody sees: the texts that are published, and each proposal with its status and the texts that it changes. */
export interface Seen {
  readonly published: Readonly<Record<string, string>>;
  readonly proposals: readonly (EntryName & {
    readonly status: string;
    readonly texts: Readonly<Record<string, string>>;
  })[];
  /** What was said of the benefit of all scenarios. */
  readonly notes: readonly string[];
}

/** What a catalogue shows, of some paths. */
export async function seen(store: Store, paths: readonly string[]): Promise<Seen> {
  const now = store.attempt();
  const main = await now.head();
  const texts = async (at: Parameters<Store["read"]>[0]) => {
    const found = await Promise.all(
      paths.map(async (path) => [path, await now.read(at, `${now.prefix}${path}`)] as const),
    );
    return Object.fromEntries(
      found.flatMap(([path, file]) => (file ? [[path, Buffer.from(file.bytes).toString("latin1")]] : [])),
    );
  };
  const names = [...(await now.proposalNames())].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const proposals = await Promise.all(
    names.map(async ({ collection, slug }) => {
      const proposal = await now.proposal({ collection, slug });
      const held = proposal && (await texts({ commit: proposal.tip, of: "proposal" }));
      return { collection, slug, status: proposal?.status ?? "", texts: held ?? {} };
    }),
  );
  const notes = (await now.notes(NAME)).map(
    ({ content, resolved }) => `${content}${resolved ? ", settled" : ""}`,
  );
  return { published: await texts({ commit: main, of: "published" }), proposals, notes };
}
