import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Folder of a real corpus to test on, from the environment variable CORPUS; absent on most machines. */
export const CORPUS = process.env.CORPUS && existsSync(process.env.CORPUS) ? process.env.CORPUS : undefined;

const FOLDERS = ["benefits/javascript", "benefits/openfisca", "institutions"];

/** Every YAML file under a data root, as path under the root and text. */
export function readTree(root: string): { path: string; text: string }[] {
  return FOLDERS.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith(".yml"))
          .sort()
          .map((name) => ({
            path: `${folder}/${name}`,
            text: readFileSync(join(root, folder, name), "utf8"),
          }))
      : [],
  );
}
