import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMapping } from "../../contribution/model/mapping.ts";
import { UsageError } from "../options.ts";

/** What the team that publishes the package says of it; each absent key has a default, or is left out. */
export interface PackageSettings {
  /** With a scope or not: `@team/catalogue`. */
  readonly name?: string;
  /** One that says the content, by default. */
  readonly version?: string;
  readonly description?: string;
  readonly author?: string;
  readonly homepage?: string;
  readonly repository?: string | Readonly<Record<string, unknown>>;
  readonly bugs?: string | Readonly<Record<string, unknown>>;
  readonly keywords?: readonly string[];
  /** How npm publishes it: `{ "access": "public" }`. */
  readonly publishConfig?: Readonly<Record<string, unknown>>;
}

/** The file of these settings at a data root. */
export const SETTINGS_FILE = "catalogue-package.json";

const NAME = /^(@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/;
const LONGEST_NAME = 214;
/** Three numbers, and what may follow them, as npm wants a version. */
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isTextOrMapping = (value: unknown) => isText(value) || isMapping(value);

const CHECKS: Readonly<
  Record<keyof PackageSettings, readonly [check: (value: unknown) => boolean, what: string]>
> = {
  name: [
    (value) => typeof value === "string" && NAME.test(value) && value.length <= LONGEST_NAME,
    "the name of a package, such as @team/catalogue",
  ],
  version: [
    (value) => typeof value === "string" && VERSION.test(value),
    "a version of a package, such as 1.4.0",
  ],
  description: [isText, "a text"],
  author: [isText, "a text"],
  homepage: [(value) => typeof value === "string" && URL.canParse(value), "an address"],
  repository: [isTextOrMapping, "an address, or an object as npm wants it"],
  bugs: [isTextOrMapping, "an address, or an object as npm wants it"],
  keywords: [(value) => Array.isArray(value) && value.every(isText), "a list of words"],
  publishConfig: [isMapping, "an object as npm wants it"],
};

/**
 * The settings of the file that is named, else of the one at the data root if there is one; what options say counts
 * first.
 */
export function packageSettings(
  root: string,
  file: string | undefined,
  options: Readonly<{ name?: string | undefined; version?: string | undefined }>,
): PackageSettings {
  const usual = join(root, SETTINGS_FILE);
  const path = file ?? (existsSync(usual) ? usual : undefined);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings: Record<string, unknown> = { ...(path && readSettings(path)), ...Object.fromEntries(given) };
  for (const [key, value] of Object.entries(settings)) {
    const known = Object.hasOwn(CHECKS, key) ? CHECKS[key as keyof PackageSettings] : undefined;
    if (!known)
      throw new UsageError(`${path}: ${key} is no setting; there are ${Object.keys(CHECKS).join(", ")}.`);
    const [isRight, what] = known;
    if (!isRight(value)) throw new UsageError(`${key}: ${JSON.stringify(value)} is not ${what}.`);
  }
  // Each key was just checked.
  return settings as PackageSettings;
}

function readSettings(path: string): Record<string, unknown> {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
  if (!isMapping(data)) throw new UsageError(`${path} does not hold an object.`);
  return data;
}
