import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, unlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ROOT } from "../root.ts";
import { writeWhole } from "./write-whole.ts";

/** How much time is spent on making a file small: `best` takes seconds, for files that travel. */
export type Compression = "best" | "fast";

const LEVELS = {
  best: { gzip: 9, brotli: constants.BROTLI_MAX_QUALITY },
  fast: { gzip: 1, brotli: 1 },
} as const;

/** The best forms found by earlier builds, named after what they were made from. */
const KEPT = join(ROOT, "dist/compressed");
/** How long (ms) a form that no build asks for is kept. */
const KEPT_FOR = 7 * 24 * 3_600_000;

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** The forms of a file that browsers unpack by themselves. */
export async function compressed(
  contents: Uint8Array,
  compression: Compression,
): Promise<{ readonly gzip: Uint8Array; readonly brotli: Uint8Array }> {
  const level = LEVELS[compression];
  const [gzipped, brotli] = await Promise.all([
    compressGzip(contents, { level: level.gzip }),
    compression === "best" ? bestBrotli(contents) : toBrotli(contents, level.brotli),
  ]);
  return { gzip: gzipped, brotli };
}

function toBrotli(contents: Uint8Array, quality: number): Promise<Uint8Array> {
  return compressBrotli(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

async function bestBrotli(contents: Uint8Array): Promise<Uint8Array> {
  const path = join(KEPT, `${createHash("sha256").update(contents).digest("hex")}.br`);
  const now = new Date();
  try {
    const kept = await readFile(path);
    await utimes(path, now, now);
    return kept;
  } catch {
    const made = await toBrotli(contents, LEVELS.best.brotli);
    await mkdir(KEPT, { recursive: true });
    await forgetOld(now.getTime() - KEPT_FOR);
    await writeWhole(path, made);
    return made;
  }
}

async function forgetOld(before: number): Promise<void> {
  for (const name of await readdir(KEPT)) {
    const path = join(KEPT, name);
    // Another build may forget it at the same time.
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: before }));
    if (mtimeMs < before) await unlink(path).catch(() => undefined);
  }
}
