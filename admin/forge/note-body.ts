import type { Note } from "../../contribution/desk/notes/note.ts";

/**
 * A note as a comment of a forge, in the form that Decap gives it: its words, under an HTML comment, which forges do not
 * show, with what else is known of it as JSON. A comment that somebody wrote on the forge's own page is a note as it is.
 */
const MARKED = /^<!-- DecapCMS Note (\{.*?\}) -->\n?/s;

/** What an older Decap wrote. */
const OLDER = /^<!-- DecapCMS Note - Status: (RESOLVED|OPEN) -->\n?/;

/** What a comment says of its note. */
export type NoteInComment = Pick<Note, "content" | "resolved" | "intentions"> & {
  /** Who wrote it, where that is not whose account it is. */
  readonly author: string | undefined;
};

/** Reads a comment; undefined when it says nothing. */
export function readNoteBody(body: string): NoteInComment | undefined {
  const { facts, content } = split(body);
  if (content === "") return undefined;
  const author = typeof facts.author === "string" && typeof facts.authorId === "string" ? facts.author : "";
  const intentions = Array.isArray(facts.intentions) ? facts.intentions.map(String) : [];
  return {
    content,
    resolved: facts.resolved === true,
    author: author.trim() || undefined,
    ...(intentions.length > 0 && { intentions }),
  };
}

/** Writes a note over the comment that held it, if there was one, of which all else that it says is kept. */
export function writeNoteBody(
  { content, resolved, intentions }: Pick<Note, "content" | "resolved" | "intentions">,
  over = "",
): string {
  const facts = JSON.stringify({ ...split(over).facts, resolved, intentions });
  // Two hyphens could end the comment in HTML.
  return `<!-- DecapCMS Note ${facts.replaceAll("--", "-\\u002d")} -->\n${content}`;
}

/** Anybody may have written any of it. */
function split(body: string): { facts: Readonly<Record<string, unknown>>; content: string } {
  const older = OLDER.exec(body);
  if (older) return { facts: { resolved: older[1] === "RESOLVED" }, content: rest(body, older[0]) };
  const marked = MARKED.exec(body);
  const facts = marked && parsed(marked[1] ?? "");
  return marked && facts ? { facts, content: rest(body, marked[0]) } : { facts: {}, content: body.trim() };
}

function rest(body: string, start: string): string {
  return body.slice(start.length).trim();
}

function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(json) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
