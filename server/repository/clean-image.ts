import { type ImageType, imageType } from "./image-type.ts";

/** An image as it is stored: what draws it, and nothing else. */
export interface CleanImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array;
}

/** No logo is larger (pixels), and what decodes one must not be made to fill the memory. */
const LARGEST = 8_192;

/**
 * An image rebuilt from its own parts, without what does not draw it: what follows its end, texts, places where a
 * photograph was taken. Undefined when it is not a whole png or jpeg image.
 */
export function cleanImage(bytes: Uint8Array): CleanImage | undefined {
  const type = imageType(bytes);
  const clean = type === "image/png" ? cleanPng(bytes) : type === "image/jpeg" ? cleanJpeg(bytes) : undefined;
  return type && clean && { type, bytes: clean };
}

/** The chunks that draw: critical ones (a capital first), transparency, colours, resolution. */
const DRAWING = /^([A-Z]|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|pHYs|bKGD)/;
const HEADER = 8;

function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept = [bytes.subarray(0, HEADER)];
  let hasPixels = false;
  for (let at = HEADER; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length || (at === HEADER) !== (name === "IHDR")) return undefined;
    if (name === "IHDR" && (end - at !== 25 || !isDrawable(view.getUint32(at + 8), view.getUint32(at + 12))))
      return undefined;
    hasPixels ||= name === "IDAT";
    if (DRAWING.test(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") return hasPixels ? Buffer.concat(kept) : undefined;
    at = end;
  }
  return undefined;
}

const [SCAN, END] = [0xda, 0xd9];

/** What applications add (APP1, APP3 to APP13, APP15) and comments; APP0, APP2 and APP14 say how to draw. */
function isAside(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;
}

/** A frame: one of SOF0 to SOF15, without the tables that share their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept = [bytes.subarray(0, 2)];
  let hasFrame = false;
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === END) return hasFrame ? Buffer.concat([...kept, bytes.subarray(at, at + 2)]) : undefined;
    if (at + 4 > bytes.length) return undefined;
    const next = at + 2 + view.getUint16(at + 2);
    if (next > bytes.length) return undefined;
    if (isFrame(marker) && !isDrawable(view.getUint16(at + 7), view.getUint16(at + 5))) return undefined;
    hasFrame ||= isFrame(marker);
    const end = marker === SCAN ? scanEnd(bytes, next) : next;
    if (!isAside(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Where a scan's pixels end: at the next marker, restarts and stuffed bytes being part of them. */
function scanEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

function isDrawable(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
}
