/** The types of image that may be stored and served. */
export type ImageType = "image/png" | "image/jpeg";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** The type of an image by its first bytes, whatever its name says; undefined when it is neither png nor jpeg. */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  if (PNG.every((byte, i) => bytes[i] === byte)) return "image/png";
  return JPEG.every((byte, i) => bytes[i] === byte) ? "image/jpeg" : undefined;
}
