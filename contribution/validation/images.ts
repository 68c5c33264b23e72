import { jpegSize, jpegTold, rebuiltJpeg } from "./image-bytes/jpeg.ts";
import { orientationIn, saysPlace } from "./image-bytes/orientation.ts";
import { otherFormat } from "./image-bytes/other-format.ts";
import type { ImageSize } from "./image-bytes/parts.ts";
import { pngSize, pngTold, rebuiltPng } from "./image-bytes/png.ts";

/**
 * What the first bytes of an image file say that it is. A pointer is the few lines that git holds in place of a file that
 * Git LFS keeps elsewhere.
 */
export type ImageKind = "png" | "jpeg" | "pointer" | "other";

/** An image of the catalogue. */
export interface ImageFile {
  /** Path under the data root, as `imgSrc` writes it. */
  readonly file: string;
  /** Length in bytes. */
  readonly size: number;
  readonly kind: ImageKind;
  /** In pixels, where its beginning says it. */
  readonly pixels?: ImageSize | undefined;
  /** Whether it says where it was taken, as its beginning has it. */
  readonly saysPlace?: boolean | undefined;
}

/**
 * No image is wider or higher (pixels): drawing one takes four bytes a pixel, 64 MB for this square, which is what a
 * telephone can bear. A logo needs 300.
 */
export const MOST_PIXELS = 4_096;

/** No image is heavier (bytes). */
export const MOST_BYTES = 1_000_000;

/** The kind of an image, from its first bytes: eight, or 23 to know a pointer. */
export function imageKind(bytes: Uint8Array): ImageKind {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (starts(0xff, 0xd8, 0xff)) return "jpeg";
  return starts(...POINTER) ? "pointer" : "other";
}

const POINTER = new TextEncoder().encode("version https://git-lfs");

/** Why what is stored is not shown, in French; undefined for an image. */
export function notShownReason(file: string, bytes: Uint8Array): string | undefined {
  const kind = imageKind(bytes);
  if (kind === "pointer") return pointerMessage(file);
  return kind === "other"
    ? (formatMessage(file, bytes) ?? `« ${file} » n’est pas une image png ou jpg : choisissez-en une autre.`)
    : undefined;
}

function pointerMessage(file: string): string {
  return `« ${file} » n’est pas une image : ce fichier renvoie seulement vers une image rangée ailleurs par Git LFS, que l’on ne peut pas lire ici. La personne qui gère le dépôt peut l’y remettre, ou choisissez l’image de nouveau.`;
}

/** The kind that an image's name announces, whatever its letters' case. */
export function announcedKind(file: string): ImageKind {
  if (/\.png$/i.test(file)) return "png";
  return /\.jpe?g$/i.test(file) ? "jpeg" : "other";
}

/**
 * The size in pixels that the beginning of an image announces, the way up that it is shown; undefined where it does not
 * say it.
 */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const kind = imageKind(bytes);
  const size = kind === "png" ? pngSize(bytes) : kind === "jpeg" ? jpegSize(bytes) : undefined;
  const isTurned = toldBy(bytes).some((tiff) => (orientationIn(tiff) ?? 1) >= 5);
  return size && isTurned ? { width: size.height, height: size.width } : size;
}

/** Whether the beginning of an image says where it was taken. */
export function imageSaysPlace(bytes: Uint8Array): boolean {
  return toldBy(bytes).some(saysPlace);
}

/** What the camera said of an image, as TIFF blocks. */
function toldBy(bytes: Uint8Array): readonly Uint8Array[] {
  const kind = imageKind(bytes);
  if (kind === "png") return pngTold(bytes);
  return kind === "jpeg" ? jpegTold(bytes) : [];
}

/** An image that may be stored, rebuilt without what does not draw it; or why it may not, in French. */
export type AcceptedImage =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** Takes an image for a path if it is, by its content, the whole image of reasonable size that its name announces. */
export function acceptImage(file: string, bytes: Uint8Array): AcceptedImage {
  if (bytes.length > MOST_BYTES) return refused(tooHeavyMessage(file, bytes.length));
  const kind = imageKind(bytes);
  if (kind === "pointer") return refused(pointerMessage(file));
  const image = kind === "other" ? undefined : kind === "png" ? rebuiltPng(bytes) : rebuiltJpeg(bytes);
  if (!image) return refused(formatMessage(file, bytes) ?? notWholeMessage(file));
  if (kind !== announcedKind(file)) return refused(misnamedMessage(file, kind));
  const { width, height } = image;
  if (isTooLarge(image))
    return refused(
      `L’image « ${file} » mesure ${width} × ${height} pixels, plus de ${MOST_PIXELS} de côté. ${REDUCE}`,
    );
  return { ok: true, bytes: image.bytes };
}

function notWholeMessage(file: string): string {
  return `Le contenu de « ${file} » n’est pas une image png ou jpg entière. Choisissez une autre image, ou enregistrez-la de nouveau en png ou en jpg.`;
}

/** What is said of a file whose beginning says another format. */
function formatMessage(file: string, bytes: Uint8Array): string | undefined {
  const format = otherFormat(bytes);
  return (
    format &&
    `« ${file} » est ${format} : seules les images png et jpg sont prises ici. Ouvrez ce fichier dans un logiciel d’images, enregistrez-le en png ou en jpg, puis choisissez-le de nouveau.`
  );
}

function misnamedMessage(file: string, kind: ImageKind): string {
  const ending = kind === "png" ? "png" : "jpg";
  return `« ${file} » est une image ${ending}, et son nom annonce un autre format. Renommez-la pour qu’elle se termine par « .${ending} », puis choisissez-la de nouveau.`;
}

const REDUCE = "Réduisez-la : un logo de 300 pixels de large suffit.";

/** The sentences that say that an image of so many bytes is too heavy. */
export function tooHeavyMessage(file: string, size: number): string {
  return `L’image « ${file} » pèse ${Math.ceil(size / 1000)} Ko : au-dessus de ${MOST_BYTES / 1000} Ko, aucune n’est prise. ${REDUCE}`;
}

/** Whether an image is wider or higher than any may be. */
export function isTooLarge({ width, height }: ImageSize): boolean {
  return width > MOST_PIXELS || height > MOST_PIXELS;
}

function refused(reason: string): AcceptedImage {
  return { ok: false, reason };
}
