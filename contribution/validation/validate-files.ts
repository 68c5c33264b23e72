import { byPlace } from "../diagnostics/by-place.ts";
import type { Diagnostic, Finding } from "../diagnostics/diagnostic.ts";
import { collectionOf, slugOf } from "../model/collections.ts";
import { type Places, placesOfParsed, rangeAt } from "../source/places/places.ts";
import { decodeBytes, parseSource, type SourceProblem } from "../source/reading/parse.ts";
import { problemMessage } from "../source/reading/problem-message.ts";
import { sourceProblem } from "../source/reading/source-problem.ts";
import type { Territory } from "../territory/territory.ts";
import { checkData, checkImage } from "./check-data.ts";
import {
  type CatalogueContext,
  createContext,
  type EngineAnswers,
  type IndexedFile,
  indexCatalogue,
} from "./context.ts";
import type { ImageFile } from "./images.ts";

/** A file of the catalogue, as bytes of a disk or of git, or as text. */
export interface CatalogueFile {
  /** Path under the data root, with `/`. */
  readonly file: string;
  readonly content: Uint8Array | string | Unreadable;
}

/** Something that stands where a file should, and is not read; or a file that the computer will not give. */
export interface Unreadable {
  readonly unreadable: "symbolic-link" | "not-a-file" | "not-readable" | "other-extension";
}

/** A file once read: its text, and its data when it could be parsed. */
export interface ReadFile {
  readonly file: string;
  readonly text: string;
  readonly data?: Record<string, unknown>;
  /** Whether it is written in the plain forms of nearly all files, where things are found by their indentation. */
  readonly isPlain?: boolean;
  readonly problems: readonly SourceProblem[];
}

/** What a validation gives: diagnostics in the order of the files, and every file as it was read. */
export interface Validation {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly ReadFile[];
}

/** Decodes and parses one file; what is wrong is in `problems`. */
export function readCatalogueFile({ file, content }: CatalogueFile): ReadFile {
  if (typeof content === "string") return parsedFile(file, content);
  if (!(content instanceof Uint8Array)) {
    return { file, text: "", problems: [sourceProblem(content.unreadable, 0, 0)] };
  }
  const decoded = decodeBytes(content);
  return decoded.ok
    ? parsedFile(file, decoded.text)
    : { file, text: decoded.text, problems: [decoded.problem] };
}

function parsedFile(file: string, text: string): ReadFile {
  const parsed = parseSource(text);
  return parsed.ok
    ? { file, text, data: parsed.data, isPlain: parsed.isPlain, problems: [] }
    : { file, text, problems: parsed.problems };
}

/** What to check, and in which surroundings. */
export interface ValidationOptions {
  readonly territory: Territory;
  /** The images, where they are at hand: without them, logos are not checked. */
  readonly images?: readonly ImageFile[];
  /** What a running OpenFisca says, where one was asked. */
  readonly engine?: EngineAnswers | undefined;
  /** Paths whose diagnostics are wanted; all by default. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Told how many files are read, then how many are checked, of how many. */
  readonly onProgress?: (step: "read" | "checked", done: number, total: number) => void;
}

/** What is said of one file, with the file itself unless it is an image. */
export interface CheckedFile {
  readonly diagnostics: readonly Diagnostic[];
  readonly read?: ReadFile;
}

// Characters of the texts that are kept between the two readings: some 2,500 files.
const MOST_KEPT = 4_000_000;

/**
 * Checks a whole catalogue, one file after the other: every path of it must be given, because benefits refer to
 * institutions and names must be unique. A first reading learns what files need to know of each other, a second one
 * checks them, so that the texts of a large catalogue need not be held together.
 */
export function* checkFiles(
  files: readonly string[],
  read: (file: string) => ReadFile,
  { territory, images, engine, only, onProgress }: ValidationOptions,
): Generator<CheckedFile> {
  const kept = new Map<string, ReadFile>();
  let room = MOST_KEPT;
  function* parsed(): Generator<IndexedFile> {
    for (const [done, file] of files.entries()) {
      onProgress?.("read", done, files.length);
      const one = read(file);
      room -= one.text.length;
      if (room > 0) kept.set(file, one);
      if (one.data) yield { file, data: room > 0 ? one.data : detached(one.data) };
    }
  }
  const index = { ...indexCatalogue(parsed()), ...(images && { images: images.map(({ file }) => file) }) };
  const context = createContext(index, territory, engine);
  const wanted = only ? files.filter((file) => only.has(file)) : files;
  for (const [done, file] of wanted.entries()) {
    onProgress?.("checked", done, wanted.length);
    const one = kept.get(file) ?? read(file);
    yield { read: one, diagnostics: validateReadFile(one, context) };
  }
  for (const image of images ?? [])
    if (!only || only.has(image.file)) yield { diagnostics: validateImage(image, context) };
}

/** The same data, without any part of the text that they were read from: engines keep the whole for the sake of a part. */
function detached(data: Record<string, unknown>): Record<string, unknown> {
  // What JSON gives back of a mapping is one.
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}

/** Checks a catalogue that is at hand. A file that cannot be read never stops the others. */
export function validateFiles(files: readonly CatalogueFile[], options: ValidationOptions): Validation {
  const read = new Map(files.map((file) => [file.file, readCatalogueFile(file)]));
  // Every path comes from the same list.
  const checked = checkFiles([...read.keys()], (file) => read.get(file) as ReadFile, options);
  return { files: [...read.values()], diagnostics: [...checked].flatMap(({ diagnostics }) => diagnostics) };
}

/** Checks one image, in its surroundings. */
export function validateImage(image: ImageFile, context: CatalogueContext): Diagnostic[] {
  return checkImage(image, context).map((finding) => ({
    ...finding,
    file: image.file,
    range: rangeAt("", 0, 0),
  }));
}

/** Checks one file that has been read, in its surroundings; what is said comes in the order of the text. */
export function validateReadFile(read: ReadFile, context: CatalogueContext): Diagnostic[] {
  const { file, text, data, isPlain = false, problems } = read;
  const kind = collectionOf(file)?.kind;
  if (!data) return problems.map((problem) => sourceDiagnostic(file, text, problem));
  if (!kind) return [];
  let known: Places | undefined;
  const places = () => (known ??= placesOfParsed(text, isPlain));
  const raw = (path: Finding["path"]) => places().rawScalar(path);
  const diagnostics = checkData(kind, slugOf(file), data, context, raw).map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    file,
    path: finding.path,
    range: rangeOf(finding, text, places()),
    ...(finding.help !== undefined && { help: finding.help }),
    ...(finding.repair && { repair: finding.repair }),
  }));
  return diagnostics.sort(byPlace);
}

function rangeOf(finding: Finding, text: string, places: Places): Diagnostic["range"] {
  const part = finding.code === "unknown-key" ? "key" : "node";
  const { start, end } = places.rangeOf(finding.path, part);
  return rangeAt(text, start, end);
}

function sourceDiagnostic(file: string, text: string, problem: SourceProblem): Diagnostic {
  const { message, help } = problemMessage(problem);
  return {
    code: problem.code,
    severity: "error",
    message: `${message} ${help}`,
    file,
    path: [],
    range: rangeAt(text, problem.start, problem.end),
  };
}
