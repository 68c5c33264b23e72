import { MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { acceptImage, imageKind } from "../../contribution/validation/images.ts";
import { Refusal } from "../connection/refusal.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** A logo as Decap's client reads it: its bytes are base64. */
export interface Logo {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly content: string;
  readonly encoding: "base64";
}

interface SentImage {
  readonly path: string;
  /** Its bytes as base64; empty for one that is there already. */
  readonly content: string;
}

/** Refuses what is not a png or jpg image of the folder of logos. */
export function checkImage({ path, content }: SentImage): void {
  if (isNamed(path) && (content === "" || imageKind(fromBase64(content)) !== "other")) return;
  throw new Refusal(
    `« ${path} » n’est pas une image png ou jpg du dossier ${MEDIA_FOLDER}. Choisissez une autre image.`,
  );
}

/** An image to store, without what does not draw it; refused as the server of a clone would. */
export function acceptedImage<Image extends SentImage>(image: Image): Image {
  checkImage(image);
  if (image.content === "") return image;
  const accepted = acceptImage(image.path, fromBase64(image.content));
  if (!accepted.ok) throw new Refusal(accepted.reason);
  return { ...image, content: toBase64(accepted.bytes) };
}

function isNamed(path: string): boolean {
  const name = path.startsWith(`${MEDIA_FOLDER}/`) ? path.slice(MEDIA_FOLDER.length + 1) : "";
  return /^[^/\\.][^/\\]*\.(png|jpe?g)$/i.test(name);
}
