import { MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { imageKind } from "../../contribution/validation/images.ts";
import { Refusal } from "../refusal.ts";
import { fromBase64 } from "./base64.ts";

/** A logo as Decap's client reads it: its bytes are base64. */
export interface Logo {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly content: string;
  readonly encoding: "base64";
}

/** Refuses whatever is not a png or jpg image of the folder of logos; one sent without bytes is already there. */
export function checkImage({ path, content }: { readonly path: string; readonly content: string }): void {
  const name = path.startsWith(`${MEDIA_FOLDER}/`) ? path.slice(MEDIA_FOLDER.length + 1) : "";
  const isNamed = /^[^/\\.][^/\\]*\.(png|jpe?g)$/i.test(name);
  if (isNamed && (content === "" || imageKind(fromBase64(content)) !== "other")) return;
  throw new Refusal(
    `« ${path} » n’est pas une image png ou jpg du dossier ${MEDIA_FOLDER}. Choisissez une autre image.`,
  );
}
