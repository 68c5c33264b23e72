/** What the first bytes of an image file say that it is. */
export type ImageKind = "png" | "jpeg" | "other";

/** An image of the catalogue. */
export interface ImageFile {
  /** Path under the data root, as `imgSrc` writes it. */
  readonly file: string;
  /** Length in bytes. */
  readonly size: number;
  readonly kind: ImageKind;
}

/** The kind of an image, from its first eight bytes or more. */
export function imageKind(bytes: Uint8Array): ImageKind {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  return starts(0xff, 0xd8, 0xff) ? "jpeg" : "other";
}
