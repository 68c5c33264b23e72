const [BYTE_ORDER_LITTLE, BYTE_ORDER_BIG] = [0x4949, 0x4d4d];
const TAG = 0x0112;
const SHORT = 3;

/** Which way up an image is to be shown (2 to 8), from its TIFF block; undefined where it says nothing of it. */
export function orientationIn(tiff: Uint8Array): number | undefined {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  if (tiff.length < 8) return undefined;
  const order = view.getUint16(0);
  if (order !== BYTE_ORDER_LITTLE && order !== BYTE_ORDER_BIG) return undefined;
  const little = order === BYTE_ORDER_LITTLE;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return undefined;
  const end = Math.min(start + 2 + view.getUint16(start, little) * 12, tiff.length);
  for (let at = start + 2; at + 12 <= end; at += 12) {
    if (view.getUint16(at, little) !== TAG || view.getUint16(at + 2, little) !== SHORT) continue;
    const orientation = view.getUint16(at + 8, little);
    return orientation >= 2 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}

/** A TIFF block that says which way up an image is to be shown, and nothing else. */
export function tiffOf(orientation: number): Uint8Array {
  return Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[TAG >> 8, TAG & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  );
}
