import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { SNAPSHOT_FILE, type Snapshot } from "../../admin/forge/snapshot.ts";
import { createRowMaker } from "../../contribution/listing/catalogue-rows.ts";
import { createProblemCounter } from "../../contribution/listing/problem-counts.ts";
import { COLLECTIONS, MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { indexCatalogue } from "../../contribution/validation/context.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { gitEnvironment } from "../../server/repository/git/git-environment.ts";
import { isPlainFile } from "../../server/repository/objects/tree.ts";
import { openRepository, type Repository } from "../../server/repository/repository.ts";
import { UsageError } from "../options.ts";
import { readTerritory } from "../read-territory.ts";
import { type ServedFile, writeServed } from "./admin-bundle.ts";
import { buildAdminSite } from "./admin-site.ts";
import type { Compression } from "./compressed.ts";
import type { ForgeOptions } from "./forge-options.ts";

/**
 * Writes the admin for a forge: pages, script, configuration, territory, and the catalogue as the last commit of the
 * data's repository holds it.
 */
export async function buildForgeSite(
  outdir: string,
  data: string,
  options: ForgeOptions,
  compression: Compression = "best",
): Promise<ServedFile[]> {
  const { commit, folder } = place(data);
  const repository = await openRepository({ directory: data, dataRoot: folder });
  try {
    const snapshot = await snapshotOf(repository, commit);
    const backend = { ...options.backend, data_root: folder, media_url: "media" };
    const { forge, policy } = options;
    const site = await buildAdminSite(outdir, compression, { forge: { servedBy: forge, policy, backend } });
    const output = { outdir, minify: true, compression };
    const logos = await repository.readFiles(
      commit,
      snapshot.media.map(({ path }) => path),
    );
    const media = logos.flatMap((file) =>
      file ? [writeServed(output, { name: `media/${file.path}`, contents: file.bytes })] : [],
    );
    await Promise.all(media);
    const contents = Buffer.from(JSON.stringify(snapshot));
    return [...site, await writeServed(output, { name: SNAPSHOT_FILE, contents })];
  } finally {
    repository.close();
  }
}

const FOLDERS = [...COLLECTIONS.map(({ folder }) => folder), MEDIA_FOLDER];

/** The last commit of the repository that holds the data, and the data's folder in it. */
function place(data: string): { readonly commit: string; readonly folder: string } {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", data, ...args], {
      encoding: "utf8",
      env: gitEnvironment(),
      stdio: "pipe",
    }).trim();
  try {
    const changed = git("status", "--porcelain", "--", ...FOLDERS)
      .split("\n")
      .filter(Boolean).length;
    if (changed > 0)
      console.error(
        `${changed} files of ${data} are not committed: the admin is built from the last commit.`,
      );
    return {
      commit: git("rev-parse", "--verify", "HEAD^{commit}"),
      folder: git("rev-parse", "--show-prefix").replace(/\/$/, ""),
    };
  } catch (error) {
    throw new UsageError(
      `An admin for a forge is built from a commit, and git finds none in ${data}: ${(error as Error).message}`,
    );
  }
}

async function snapshotOf(repository: Repository, commit: string): Promise<Snapshot> {
  const files = await repository.readCollections(commit);
  const entries = files.map(({ path, oid, bytes }) => ({ path, oid, text: bytes.toString() }));
  const media = (await repository.listFiles(commit, MEDIA_FOLDER)).filter(
    ({ path, mode }) =>
      isPlainFile(mode) && /^[^/]+\.(png|jpe?g)$/i.test(path.slice(MEDIA_FOLDER.length + 1)),
  );
  const read = entries.map(({ path, text }) => readCatalogueFile({ file: path, content: text }));
  const parsed = read.flatMap(({ file, data }) => (data ? [{ file, data }] : []));
  const territory = readTerritory();
  return {
    commit,
    entries,
    media: await Promise.all(
      media.map(async ({ path, oid }) => ({ path, oid, size: (await repository.sizeOf(oid)) ?? 0 })),
    ),
    index: indexCatalogue(parsed),
    rows: createRowMaker(territory)(read),
    problems: await createProblemCounter(territory).count(read, async () => undefined),
  };
}
