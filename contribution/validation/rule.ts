import type { Code } from "../diagnostics/codes.ts";
import type { BenefitData, FileData, InstitutionData } from "../model/benefit.ts";
import type { Kind } from "../model/collections.ts";
import type { CatalogueContext } from "./context.ts";
import type { RuleHit } from "./hit.ts";
import type { ImageFile } from "./images.ts";

/** What every rule is told, besides the data it checks. */
export interface RuleContext {
  readonly kind: Kind;
  /** File name without extension. */
  readonly slug: string;
  /** The data as written, wrong parts included: to tell "absent" from "present but refused elsewhere". */
  readonly written: Readonly<Record<string, unknown>>;
  readonly catalogue: CatalogueContext;
}

/** A check of what any kind of file may hold; what the schema refuses has been taken out of `data` beforehand. */
export interface FileRule {
  readonly code: Code;
  readonly check: (data: FileData, context: RuleContext) => readonly RuleHit[];
}

/** A check of one benefit; what the schema refuses has been taken out of `benefit` beforehand. */
export interface BenefitRule {
  readonly code: Code;
  readonly check: (benefit: BenefitData, context: RuleContext) => readonly RuleHit[];
}

/** A check of one institution; what the schema refuses has been taken out of `institution` beforehand. */
export interface InstitutionRule {
  readonly code: Code;
  readonly check: (institution: InstitutionData, context: RuleContext) => readonly RuleHit[];
}

/** A check of one image of the catalogue. */
export interface ImageRule {
  readonly code: Code;
  readonly check: (image: ImageFile, catalogue: CatalogueContext) => readonly RuleHit[];
}
