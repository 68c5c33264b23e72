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
    "le nom d’un paquet npm, par exemple @equipe/catalogue",
  ],
  version: [
    (value) => typeof value === "string" && VERSION.test(value),
    "une version à trois nombres, par exemple 1.4.0",
  ],
  description: [isText, "un texte"],
  author: [isText, "un texte"],
  homepage: [isPage, "une adresse complète, par exemple https://exemple.fr"],
  repository: [isTextOrMapping, "une adresse, ou un objet comme npm le veut"],
  bugs: [isTextOrMapping, "une adresse, ou un objet comme npm le veut"],
  keywords: [(value) => Array.isArray(value) && value.every(isText), "une liste de mots"],
  publishConfig: [isMapping, 'un objet comme npm le veut, par exemple {"access":"public"}'],
};

function isPage(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** What of a wrong value is shown. */
const SHOWN = 80;

/**
 * The settings of the file that is named, else of the one at the data root if there is one; what options say counts
 * first. Throws a UsageError in French, since the file is among the catalogue's: which setting is wrong, what it must be.
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
      throw new UsageError(
        `${path} : « ${key} » n’est pas un réglage du paquet. Il y a ${Object.keys(CHECKS).join(", ")}.`,
      );
    const [isRight, what] = known;
    if (isRight(value)) continue;
    const isOption = given.some(([name]) => name === key);
    const place = isOption ? `--${key} :` : `${path} : « ${key} »`;
    const shown = JSON.stringify(value).slice(0, SHOWN);
    throw new UsageError(`${place} doit être ${what} ; ${shown} ne convient pas.`);
  }
  // Each key was just checked.
  return settings as PackageSettings;
}

function readSettings(path: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new UsageError(
      `${path} ne peut pas être lu : vérifiez que ce fichier existe et que vous pouvez l’ouvrir.`,
    );
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UsageError(
      `${path} n’est pas écrit en JSON : vérifiez les guillemets, les virgules et les accolades.`,
    );
  }
  if (!isMapping(data))
    throw new UsageError(`${path} doit contenir un objet, par exemple {"name":"@equipe/catalogue"}.`);
  return data;
}
