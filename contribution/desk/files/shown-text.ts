import { decode } from "../../source/reading/decode.ts";
import { MAX_BYTES } from "../../source/reading/parse.ts";
import { problemMessage } from "../../source/reading/problem-message.ts";

/**
 * The text of a data file. One that is larger than any that is read is not sent: a comment stands for it, which an
 * editor shows as a file to correct.
 */
export function shownText(bytes: Uint8Array): string {
  return bytes.length > MAX_BYTES ? standIn(bytes.length) : decode(bytes).text;
}

/** Whether a text is what stands for a file of that many bytes. */
export function isStandIn(text: string, size: number): boolean {
  return size > MAX_BYTES && text === standIn(size);
}

/** The sentences that say that a file of so many bytes is too large. */
export function tooLargeMessage(size: number): string {
  const { message, help } = problemMessage({
    reason: "too-large",
    values: { size: String(Math.ceil(size / 1024)) },
  });
  return `${message} ${help}`;
}

/** What stands for the text of a file of so many bytes, which is too large to be shown. */
export function standIn(size: number): string {
  return `# ${tooLargeMessage(size)}\n`;
}
