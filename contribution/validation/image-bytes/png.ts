import { orientationIn, tiffOf } from "./orientation.ts";
import { type ImageSize, joined, type RebuiltImage, viewOf } from "./parts.ts";

const HEADER = 8;

/** The chunks that draw: transparency, colours, resolution, and the critical ones. */
const DRAWING = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|pHYs|bKGD)$/;

/** The depths (in bits) that go with each type of colour. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** The size that the beginning of a png image announces; undefined when it is not whole or cannot be drawn. */
export function pngSize(bytes: Uint8Array): ImageSize | undefined {
  if (bytes.length < HEADER + 21) return undefined;
  const view = viewOf(bytes);
  const [depth, colour, compression, filter, interlace] = bytes.subarray(HEADER + 16, HEADER + 21);
  if (view.getUint32(HEADER) !== 13 || nameOf(bytes, HEADER) !== "IHDR") return undefined;
  if (
    !DEPTHS[colour ?? -1]?.includes(depth ?? 0) ||
    compression !== 0 ||
    filter !== 0 ||
    (interlace ?? 2) > 1
  )
    return undefined;
  const [width, height] = [view.getUint32(HEADER + 8), view.getUint32(HEADER + 12)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** What the camera said of a png image, as TIFF blocks. */
export function pngTold(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes);
  const told: Uint8Array[] = [];
  for (let at = HEADER; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const end = at + 8 + view.getUint32(at);
    if (nameOf(bytes, at) === "eXIf" && end <= bytes.length) told.push(bytes.subarray(at + 8, end));
  }
  return told;
}

/**
 * A png image without what does not draw it: texts, the other pictures of an animation, what follows its end.
 * Undefined when it is not a whole one.
 */
export function rebuiltPng(bytes: Uint8Array): RebuiltImage | undefined {
  const size = pngSize(bytes);
  if (!size) return undefined;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, HEADER)];
  let hasPixels = false;
  for (let at = HEADER; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const name = nameOf(bytes, at);
    if (end > bytes.length || (name === "IHDR") !== (at === HEADER)) return undefined;
    // Nobody knows how to draw without a critical chunk, which a capital begins.
    if (/^[A-Z]/.test(name) && !DRAWING.test(name)) return undefined;
    hasPixels ||= name === "IDAT";
    if (DRAWING.test(name)) {
      if (crc(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
      kept.push(bytes.subarray(at, end));
    }
    const orientation = name === "eXIf" ? orientationIn(bytes.subarray(at + 8, end - 4)) : undefined;
    if (orientation !== undefined) kept.push(chunk("eXIf", tiffOf(orientation)));
    if (name === "IEND") return hasPixels ? { ...size, bytes: joined(kept) } : undefined;
    at = end;
  }
  return undefined;
}

function nameOf(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + 8));
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  bytes.set(
    [...name].map((letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  const view = viewOf(bytes);
  view.setUint32(0, data.length);
  view.setUint32(data.length + 8, crc(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The check sum that ends each chunk: a browser draws nothing when it is wrong. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
