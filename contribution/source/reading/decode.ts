/** Bytes read as UTF-8: the text, with U+FFFD for what is not UTF-8, and the offset in it of the first such place. */
export interface Decoding {
  readonly text: string;
  readonly badByteAt: number | undefined;
}

/** Decodes UTF-8 and keeps a byte-order mark, if there is one, as U+FEFF. */
export function decode(bytes: Uint8Array): Decoding {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return { text, badByteAt: text.includes("\uFFFD") ? firstReplacement(text, bytes) : undefined };
}

/** A U+FFFD that the bytes themselves spell is no mistake. */
function firstReplacement(text: string, bytes: Uint8Array): number | undefined {
  let byte = 0;
  let at = 0;
  for (const char of text) {
    const spelled = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd;
    if (char === "\uFFFD" && !spelled) return at;
    byte += bytesOf(char.codePointAt(0) ?? 0);
    at += char.length;
  }
  return undefined;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
