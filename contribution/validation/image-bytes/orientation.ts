const [BYTE_ORDER_LITTLE, BYTE_ORDER_BIG] = [0x4949, 0x4d4d];
const TAG = 0x0112;
const SHORT = 3;
const GPS = 0x8825;

/** Which way up an image is to be shown (2 to 8), from its TIFF block; undefined where it says nothing of it. */
export function orientationIn(tiff: Uint8Array): number | undefined {
  const found = [...tagsOf(tiff)].find(({ tag, type }) => tag === TAG && type === SHORT)?.short();
  return found !== undefined && found >= 2 && found <= 8 ? found : undefined;
}

/** Whether a TIFF block leads to the place where a photograph was taken. */
export function saysPlace(tiff: Uint8Array): boolean {
  return [...tagsOf(tiff)].some(({ tag }) => tag === GPS);
}

interface Tag {
  readonly tag: number;
  readonly type: number;
  /** Its value, where it is a number of two bytes. */
  short(): number;
}

/** What a TIFF block says first: its other lists are not looked at. */
function* tagsOf(tiff: Uint8Array): Generator<Tag> {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  if (tiff.length < 8) return;
  const order = view.getUint16(0);
  if (order !== BYTE_ORDER_LITTLE && order !== BYTE_ORDER_BIG) return;
  const little = order === BYTE_ORDER_LITTLE;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return;
  const end = Math.min(start + 2 + view.getUint16(start, little) * 12, tiff.length);
  for (let at = start + 2; at + 12 <= end; at += 12) {
    const [tag, type] = [view.getUint16(at, little), view.getUint16(at + 2, little)];
    yield { tag, type, short: () => view.getUint16(at + 8, little) };
  }
}

/** A TIFF block that says which way up an image is to be shown, and nothing else. */
export function tiffOf(orientation: number): Uint8Array {
  return Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[TAG >> 8, TAG & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  );
}
