import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Makes something in a folder once for all tests of a run; whoever else asks for it waits. Gives the folder. */
export async function onceForAll(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(tmpdir(), name);
  const done = `${folder}.done`;
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(done)) await pause(50);
    return folder;
  }
  try {
    await make(folder);
  } finally {
    // Whoever waits for what could not be made sees by itself what is missing.
    writeFileSync(done, "");
  }
  return folder;
}
