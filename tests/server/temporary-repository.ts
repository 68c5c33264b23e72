import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EntryToSave } from "../../contribution/desk/entry.ts";
import type { RepositoryOptions } from "../../server/repository/open-store.ts";
import { openRepository, type Repository } from "../../server/repository/repository.ts";
import { PNG } from "../support/images.ts";

export const VELO = "benefits/javascript/region_test-aide-velo.yml";

/** Data of the test repositories: two simple benefits, a complex one, an institution and its logo. */
export const FILES: Readonly<Record<string, string | Buffer>> = {
  [VELO]: "label: aide au vélo\ninstitution: region_test\nmontant: 100\nunit: €\nperiodicite: ponctuelle\n",
  "benefits/javascript/region_test-aide-bus.yml":
    "label: aide au bus\ninstitution: region_test\nmontant: 50\n",
  "benefits/openfisca/region_test-calcul.yml": "label: aide calculée\ninstitution: region_test\n",
  "institutions/region_test.yml": "name: Région Test\ntype: region\n",
  "img/institutions/region_test.png": PNG,
  "README.md": "# Un dépôt d’essai\n",
};

/** A real repository in a temporary folder, and everything opened on it. */
export interface TestRepository {
  readonly directory: string;
  git(...args: string[]): string;
  gitIn(directory: string, ...args: string[]): string;
  /** A git command that reads its standard input. */
  feed(args: readonly string[], input: string): void;
  open(options?: Partial<RepositoryOptions>): Promise<Repository>;
  /** A bare copy, which the repository knows as its remote of that name. */
  remote(name: string): string;
  /** A new empty folder that goes away with the repository. */
  folder(): string;
  /** Closes what was opened and removes everything; throws if git finds a fault in the repository. */
  dispose(): void;
}

/** What the repositories of `FILES` begin from, by their root: making one takes five processes, copying it one. */
const copies = new Map<string, string>();

function copyOf(directory: string): string {
  const copy = mkdtempSync(join(tmpdir(), "contribution-test-copy-"));
  cpSync(directory, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Makes a repository whose first commit holds `files` (none: no commit), under `root` if it is named. */
export function createTestRepository(
  files: Readonly<Record<string, string | Buffer>> = FILES,
  root = "",
): TestRepository {
  const directory = mkdtempSync(join(tmpdir(), "contribution-test-"));
  const folders = [directory];
  const opened: Repository[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), "contribution-test-"));
    folders.push(made);
    return made;
  };
  const gitIn = (where: string, ...args: string[]) =>
    execFileSync("git", ["-C", where, ...args], {
      encoding: "utf8",
      env: cleanEnvironment(),
      stdio: "pipe",
    }).trimEnd();
  const git = (...args: string[]) => gitIn(directory, ...args);

  const make = () => {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Camille Test");
    git("config", "user.email", "camille@example.org");
    for (const [path, content] of Object.entries(files)) write(join(directory, root, path), content);
    if (Object.keys(files).length) {
      git("add", ".");
      git("commit", "-qm", "Premières données");
    }
  };
  const made = files === FILES ? copies.get(root) : undefined;
  if (made) {
    cpSync(made, directory, { recursive: true, preserveTimestamps: true });
    // The index knows files by where they lie on the disk.
    git("update-index", "-q", "--refresh");
  } else {
    make();
    if (files === FILES) copies.set(root, copyOf(directory));
  }
  return {
    directory,
    git,
    gitIn,
    feed: (args, input) => {
      execFileSync("git", ["-C", directory, ...args], { input, env: cleanEnvironment(), stdio: "pipe" });
    },
    open: async (options) => {
      const repository = await openRepository({ directory, dataRoot: root, ...options });
      opened.push(repository);
      return repository;
    },
    remote: (name) => {
      const remote = join(folder(), "distant.git");
      git("clone", "-q", "--bare", directory, remote);
      git("remote", "add", name, remote);
      return remote;
    },
    folder,
    dispose: () => {
      for (const repository of opened) repository.close();
      git("fsck", "--strict", "--no-dangling", "--no-progress");
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a file and the folders above it. */
export function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A save of a simple benefit in a draft, to be changed at will. */
export function entry(slug: string, text: string, changes: Partial<EntryToSave> = {}): EntryToSave {
  return {
    collection: "benefits_javascript",
    slug,
    path: `benefits/javascript/${slug}.yml`,
    text,
    media: [],
    newEntry: false,
    unpublished: false,
    workflow: true,
    status: "draft",
    ...changes,
  };
}

/** A digest of every byte, mode and time of a folder's files, and of its index, but not of git's own storage. */
export function snapshot(directory: string): string {
  const hash = createHash("sha256");
  const visit = (folder: string) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (path === join(directory, ".git")) continue;
      const stat = lstatSync(path);
      if (stat.isDirectory()) visit(path);
      else
        hash
          .update(`${path}\0${stat.mode}\0${stat.mtimeMs}\0`)
          .update(stat.isSymbolicLink() ? readlinkSync(path) : readFileSync(path));
    }
  };
  visit(directory);
  return hash.update(readFileSync(join(directory, ".git/index"))).digest("hex");
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return { ...Object.fromEntries(inherited), GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
}
