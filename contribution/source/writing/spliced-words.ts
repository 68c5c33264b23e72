import { align } from "../matching/align.ts";

/** How a style writes a word, and the white space between two words; undefined where it cannot. */
export interface WordStyle {
  readonly word: (word: string) => string;
  readonly space: (space: string) => string | undefined;
}

/** Words and the white space between them: one more word than spaces. */
interface Words {
  readonly words: readonly string[];
  readonly spaces: readonly string[];
}

/**
 * The source of a text after an edit: words that stay keep their spelling and the line breaks around them, so that
 * one changed word changes one line. Undefined when the words of the source are not those of the text, one by one.
 */
export function splicedWords(
  source: string,
  before: string,
  after: string,
  style: WordStyle,
): string | undefined {
  const raw = wordsOf(source);
  const old = wordsOf(before);
  const wanted = wordsOf(after);
  if (raw.words.length !== old.words.length) return undefined;
  const origins: (number | undefined)[] = [];
  for (const step of align(old.words, wanted.words)) if (step.kind === "pair") origins[step.to] = step.from;
  const used = new Set<number>();
  let spliced = "";
  for (const [index, word] of wanted.words.entries()) {
    const origin = origins[index];
    spliced += origin === undefined ? style.word(word) : (raw.words[origin] ?? "");
    const space = wanted.spaces[index];
    if (space === undefined) continue;
    const near = [origin, lessOne(origins[index + 1])].filter((at) => at !== undefined);
    const kept = keptSpace(
      near.filter((at) => old.spaces[at] === space && !used.has(at)),
      raw.spaces,
    );
    if (kept !== undefined) used.add(kept);
    const written = kept === undefined ? style.space(space) : raw.spaces[kept];
    if (written === undefined) return undefined;
    spliced += written;
  }
  return spliced;
}

function lessOne(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index - 1;
}

/** A line break is kept rather than a space: the lines around it then stay as they are. */
function keptSpace(candidates: readonly number[], spaces: readonly string[]): number | undefined {
  return candidates.find((at) => /[\r\n]/.test(spaces[at] ?? "")) ?? candidates[0];
}

/** White space as YAML sees it; a no-break space is part of a word. */
function wordsOf(text: string): Words {
  const parts = text.split(/([ \t\r\n]+)/);
  return {
    words: parts.filter((_, index) => index % 2 === 0),
    spaces: parts.filter((_, index) => index % 2 === 1),
  };
}
