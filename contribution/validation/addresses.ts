import type { Change, Path } from "../diagnostics/diagnostic.ts";
import type { BenefitData } from "../model/benefit.ts";
import { titleAt } from "../model/schema.ts";
import { linksOf } from "./html.ts";
import { rememberedFor } from "./remembered.ts";
import { type ShownText, shownTexts } from "./texts.ts";

/** An address of a file, with its place and the French name of its field. */
export interface PlacedAddress {
  readonly path: Path;
  readonly address: string;
  readonly title: string;
  /** The limited HTML that holds the address, when it is that of a link in a text. */
  readonly text?: string;
}

/** The keys whose links let a person act, in the order in which the simulator shows them. */
export const CALLS_TO_ACTION = ["teleservice", "form", "instructions"] as const;

/** The change that puts an address in the place of another. */
export function readdressed({ path, address, text }: PlacedAddress, value: string): Change {
  return { path, value: text === undefined ? value : text.replace(address, () => value) };
}

/** Every address of a benefit: the page of reference, the links to act, those of its texts. */
export const placedAddresses: (benefit: BenefitData) => readonly PlacedAddress[] = rememberedFor(
  (benefit) => {
    const own = (["link", ...CALLS_TO_ACTION] as const).map((key) => [[key], benefit[key]] as const);
    const byScheme = (["caf", "msa"] as const).map(
      (key) => [["teleservices", key], benefit.teleservices?.[key]] as const,
    );
    const fields = [...own, ...byScheme].flatMap(([path, address]) => {
      if (address === undefined) return [];
      // Complex benefits have every address that a simple one has.
      return [{ path, address, title: titleAt("benefit-complex", path) }];
    });
    return [...fields, ...shownTexts(benefit).flatMap(linkedAddresses)];
  },
);

function linkedAddresses({ path, text, title, html }: ShownText): PlacedAddress[] {
  if (!html) return [];
  return linksOf(text).flatMap(({ attributes: { href } }) =>
    href === undefined ? [] : [{ path, address: href, title, text }],
  );
}
