import type { DataChange, Path } from "../diagnostics/diagnostic.ts";
import type { FileData } from "../model/benefit.ts";
import type { Kind } from "../model/collections.ts";
import { isAddress } from "../model/held.ts";
import { linksOf } from "./html.ts";
import { rememberedFor } from "./remembered.ts";
import { heldTexts, type ShownText, shownTexts } from "./texts.ts";

/** An address of a file, with its place and the French name of its field. */
export interface PlacedAddress {
  readonly path: Path;
  readonly address: string;
  readonly title: string;
  /** The limited HTML that holds the address, when it is that of a link in a text. */
  readonly text?: string;
}

/** The change that puts an address in the place of another. */
export function readdressed({ path, address, text }: PlacedAddress, value: string): DataChange {
  return { path, value: text === undefined ? value : text.replace(address, () => value) };
}

/** Every address of a file: those of its fields, then those of its texts. */
export const placedAddresses: (data: FileData, kind: Kind) => readonly PlacedAddress[] = rememberedFor(
  (data: FileData, kind: Kind) => [
    ...heldTexts(data, kind)
      .filter(({ holds }) => isAddress(holds))
      .map(({ path, text: address, title }) => ({ path, address, title })),
    ...shownTexts(data, kind).flatMap((shown) => (shown.html ? linkedAddresses(shown) : [])),
  ],
);

/** The addresses of pages where a person asks for the benefit, in the order in which the simulator shows them. */
export function callsToAction(data: FileData, kind: Kind): readonly PlacedAddress[] {
  return heldTexts(data, kind)
    .filter(({ holds }) => holds === "action")
    .map(({ path, text: address, title }) => ({ path, address, title }));
}

function linkedAddresses({ path, text, title }: ShownText): PlacedAddress[] {
  return linksOf(text).flatMap(({ attributes: { href } }) =>
    href === undefined ? [] : [{ path, address: href, title, text }],
  );
}
