import { isStatus, STATUS_TRAILER, type Status } from "../../../contribution/desk/status.ts";
import type { Identity } from "../identity.ts";

/** What a commit says; times are in milliseconds since 1970. */
export interface CommitContent {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Identity;
  readonly committer: Identity;
  readonly time: number;
  readonly message: string;
}

/** A commit as git stores it. */
export function formatCommit({ tree, parents, author, committer, time, message }: CommitContent): string {
  const when = `${Math.floor(time / 1000)} ${offsetOf(new Date(time))}`;
  const lines = [
    `tree ${tree}`,
    ...[...new Set(parents)].map((parent) => `parent ${parent}`),
    `author ${signature(author)} ${when}`,
    `committer ${signature(committer)} ${when}`,
  ];
  return `${lines.join("\n")}\n\n${message}`;
}

/** What the history of a draft is read from. */
export interface CommitFacts {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** Date of the commit, in seconds since 1970, and as ISO 8601 at the committer's clock. */
  readonly time: number;
  readonly date: string;
  /** What its last paragraph says that the draft becomes. */
  readonly status: Status | undefined;
}

/** Characters of a name that are read: more than a save may bring, and less than what fills every answer. */
const LONGEST_NAME = 200;

/** In the last days of the year 9999, which every clock can still write with four digits; git stores any number. */
const LAST_SECOND = 253_402_000_000;

/** Reads a commit as git stores it. */
export function parseCommit(bytes: Uint8Array): CommitFacts {
  const text = decoded(bytes);
  const end = text.indexOf("\n\n");
  const [head, message] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 2)];
  const [, author = ""] = /^author (.*?) ?<.*$/m.exec(head) ?? [];
  const [, seconds = "0", offset = "+0000"] = /^committer .*> (\d+) ([+-]\d{4})$/m.exec(head) ?? [];
  const time = Math.min(Number(seconds), LAST_SECOND);
  return {
    tree: /^tree ([0-9a-f]+)$/m.exec(head)?.[1] ?? "",
    parents: [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = ""]) => parent),
    author: shortName(author),
    time,
    date: isoDate(time, offset),
    status: statusIn(message),
  };
}

/** A name as commits bring it, cut where it is too long; what is kept holds nothing of the text around it. */
export function shortName(name: string): string {
  return [...name].slice(0, LONGEST_NAME).join("");
}

/** The text of a commit, in the encoding that it names. */
function decoded(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const [, encoding] = /^encoding (\S+)$/m.exec(text.slice(0, text.indexOf("\n\n"))) ?? [];
  try {
    return encoding ? new TextDecoder(encoding).decode(bytes) : text;
  } catch {
    return text;
  }
}

/** The status of the trailers, which are the last paragraph and never the first one. */
function statusIn(message: string): Status | undefined {
  const last =
    message
      .trimEnd()
      .split(/\n[ \t]*\n/)
      .slice(1)
      .at(-1) ?? "";
  const values = last.split("\n").flatMap((line) => {
    const [name, value] = line.split(/:(.*)/s);
    return name?.trim().toLowerCase() === STATUS_TRAILER.toLowerCase() ? [(value ?? "").trim()] : [];
  });
  const value = values.at(-1);
  return value !== undefined && isStatus(value) ? value : undefined;
}

function isoDate(seconds: number, offset: string): string {
  // No clock is further than fourteen hours from universal time, and a date that says so would be none.
  if (!/^[+-](0\d|1[0-3])[0-5]\d$|^[+-]1400$/.test(offset)) return isoDate(seconds, "+0000");
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
  const local = seconds + (offset.startsWith("-") ? -minutes : minutes) * 60;
  return `${new Date(local * 1000).toISOString().slice(0, 19)}${offset.slice(0, 3)}:${offset.slice(3)}`;
}

function signature({ name, email }: Identity): string {
  return `${cleaned(name) || cleaned(email)} <${cleaned(email)}>`;
}

/** What git keeps of a name: nothing that would end it early, and no stray punctuation around it. */
function cleaned(text: string): string {
  return text.replace(/[<>\n\0]/g, "").replace(/^[\s\p{Cc}.,:;"'\\]+|[\s\p{Cc}.,:;"'\\]+$/gu, "");
}

/** Hours and minutes of a place's clock from universal time, as in `+0200`. */
function offsetOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}${String(rest).padStart(2, "0")}`;
}
