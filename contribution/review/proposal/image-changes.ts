import { imageSize, notShownReason } from "../../validation/images.ts";

/** What is said of an image beside its name. */
export interface ImageFacts {
  /** Its weight in bytes. */
  readonly size: number;
  /** Its width and height in pixels, where its beginning says them. */
  readonly pixels?: { readonly width: number; readonly height: number } | undefined;
  /** Why it cannot be shown, in French. */
  readonly problem?: string | undefined;
}

/** An image before and after a change: absent where there was none, or is none any more. */
export interface ImageChange {
  /** Path from the repository's root, or under the data root, as the caller has it. */
  readonly path: string;
  readonly before?: ImageFacts | undefined;
  readonly after?: ImageFacts | undefined;
  /** What stands in the image's place for who does not see it: the name of the institution that it shows. */
  readonly alternative?: string | undefined;
}

/** What the bytes of an image say of it; `file` is its name for people. */
export function imageFacts(file: string, bytes: Uint8Array): ImageFacts {
  return { size: bytes.length, pixels: imageSize(bytes), problem: notShownReason(file, bytes) };
}

/** « 300 × 120 pixels, 12 Ko » */
export function factsText({ size, pixels }: ImageFacts): string {
  const weight = size < 1000 ? `${size} octets` : `${Math.ceil(size / 1000).toLocaleString("fr-FR")} Ko`;
  return pixels ? `${pixels.width} × ${pixels.height} pixels, ${weight}` : weight;
}

/** « image remplacée : 300 × 120 pixels, 12 Ko → 20 × 20 pixels, 1 Ko ; texte de remplacement : « Ville d’Uzès » » */
export function imageChangeText({ before, after, alternative }: ImageChange): string {
  const change =
    before && after
      ? `image remplacée : ${factsText(before)} → ${factsText(after)}`
      : after
        ? `nouvelle image, ${factsText(after)}`
        : "image retirée";
  const words = after && alternative ? ` ; texte de remplacement : « ${alternative} »` : "";
  return `${change}${words}${after?.problem ? `. ${after.problem}` : ""}`;
}
