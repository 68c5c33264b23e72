import { rename, writeFile } from "node:fs/promises";

/** Writes a file in one step: whoever reads it meanwhile, or builds it too, never has half of it. */
export async function writeWhole(path: string, contents: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, contents);
  await rename(unfinished, path);
}
