import { orientationIn, tiffOf } from "./orientation.ts";
import { type ImageSize, joined, type RebuiltImage, viewOf } from "./parts.ts";

const [SCAN, END, FILL, CAMERA] = [0xda, 0xd9, 0xff, 0xe1];

/** One part of a jpeg image, from its marker to where the next one begins. */
interface Segment {
  readonly marker: number;
  readonly start: number;
  /** Just after what the marker's length announces: for a scan, its pixels follow. */
  readonly end: number;
}

/** The size that a jpeg image announces; undefined when its beginning does not say it. */
export function jpegSize(bytes: Uint8Array): ImageSize | undefined {
  for (const segment of segmentsOf(bytes)) if (isFrame(segment.marker)) return sizeIn(bytes, segment);
  return undefined;
}

/** What the camera said of a jpeg image, as TIFF blocks. */
export function jpegTold(bytes: Uint8Array): Uint8Array[] {
  const ofCamera = [...segmentsOf(bytes)].filter(({ marker }) => marker === CAMERA);
  return ofCamera.map(({ start, end }) => exifOf(bytes.subarray(start + 4, end)));
}

/**
 * A jpeg image without what does not draw it: comments, where a photograph was taken, what follows its end. Which way
 * up it is shown is kept. Undefined when it is not a whole one.
 */
export function rebuiltJpeg(bytes: Uint8Array): RebuiltImage | undefined {
  const kept = [bytes.subarray(0, 2)];
  let size: ImageSize | undefined;
  let hasPixels = false;
  for (const segment of segmentsOf(bytes)) {
    const { marker, start, end } = segment;
    if (marker === END)
      return size && hasPixels
        ? { ...size, bytes: joined([...kept, bytes.subarray(start, end)]) }
        : undefined;
    if (isFrame(marker)) {
      if (size) return undefined;
      size = sizeIn(bytes, segment);
      if (!size) return undefined;
    }
    if (marker === SCAN && !size) return undefined;
    hasPixels ||= marker === SCAN;
    const next = marker === SCAN ? scanEnd(bytes, end) : end;
    if (!isAside(marker)) kept.push(bytes.subarray(start, next));
    const orientation = marker === CAMERA ? orientationIn(exifOf(bytes.subarray(start + 4, end))) : undefined;
    if (orientation !== undefined) kept.push(exifSegment(orientation));
  }
  return undefined;
}

/** The parts of an image in order, until its end or what is not one. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return;
    if (marker === FILL) {
      at += 1;
      continue;
    }
    if (marker === END) yield { marker, start: at, end: at + 2 };
    const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
    const end = at + 2 + length;
    if (marker === END || length < 2 || end > bytes.length) return;
    yield { marker, start: at, end };
    at = marker === SCAN ? scanEnd(bytes, end) : end;
  }
}

/** What applications add (APP1, APP3 to APP13, APP15) and comments; APP0, APP2 and APP14 say how to draw. */
function isAside(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;
}

/** A frame: one of SOF0 to SOF15, without the tables that share their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function sizeIn(bytes: Uint8Array, { start, end }: Segment): ImageSize | undefined {
  const components = bytes[start + 9] ?? 0;
  if (end - start < 10 + 3 * components || components === 0) return undefined;
  const view = viewOf(bytes);
  const [width, height] = [view.getUint16(start + 7), view.getUint16(start + 5)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Where a scan's pixels end: at the next marker, restarts and stuffed bytes being part of them. */
function scanEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== FILL && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** The TIFF block of what an application adds; empty where it is another application's. */
function exifOf(content: Uint8Array): Uint8Array {
  return EXIF.every((byte, index) => content[index] === byte)
    ? content.subarray(EXIF.length)
    : content.subarray(0, 0);
}

function exifSegment(orientation: number): Uint8Array {
  const tiff = tiffOf(orientation);
  return Uint8Array.of(0xff, 0xe1, 0, 2 + EXIF.length + tiff.length, ...EXIF, ...tiff);
}
