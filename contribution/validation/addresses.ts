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
    const addresses: PlacedAddress[] = [];
    const add = (path: Path, address: string | undefined) => {
      // Complex benefits have every address that a simple one has.
      if (address !== undefined) addresses.push({ path, address, title: titleAt("benefit-complex", path) });
    };
    for (const key of OWN) add([key], benefit[key]);
    const { teleservices } = benefit;
    if (teleservices) for (const key of SCHEMES) add(["teleservices", key], teleservices[key]);
    for (const shown of shownTexts(benefit)) if (shown.html) addLinked(addresses, shown);
    return addresses;
  },
);

const OWN = ["link", ...CALLS_TO_ACTION] as const;
const SCHEMES = ["caf", "msa"] as const;

function addLinked(addresses: PlacedAddress[], { path, text, title }: ShownText): void {
  for (const { attributes } of linksOf(text)) {
    const { href } = attributes;
    if (href !== undefined) addresses.push({ path, address: href, title, text });
  }
}
