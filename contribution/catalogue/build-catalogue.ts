import { variableOf } from "../eligibility/benefit/benefit-to-judge.ts";
import { collectionOf, type Kind, slugOf } from "../model/collections.ts";
import type { BenefitComplex, BenefitSimple, Institution } from "../model/generated/data.ts";
import { keyOrderOf } from "../model/key-order.ts";
import { withoutEmpty } from "../source/values/without-empty.ts";
import type {
  Catalogue,
  CatalogueBenefit,
  CatalogueBenefitComplex,
  CatalogueBenefitSimple,
  CatalogueInstitution,
} from "./catalogue.ts";

/** A file that the validation found without error. */
export interface ValidFile {
  /** Path under the data root. */
  readonly file: string;
  readonly data: Record<string, unknown>;
}

const DEFAULT_STEP = 1;
const NATIONAL_TOP = 3;
const LOCAL_TOP = 14;

/**
 * What the simulator reads, from files that are all valid: the same files give the same bytes, in whatever order
 * they come. Private benefits are left out.
 */
export function buildCatalogue(files: Iterable<ValidFile>): Catalogue {
  const institutions = new Map<string, CatalogueInstitution>();
  const benefits: ValidFile[] = [];
  for (const { file, data } of files) {
    const collection = collectionOf(file);
    const full = withoutEmpty(data).data;
    if (collection?.kind === "institution") {
      // Valid files have their schema's shape.
      const institution = ordered(full, "institution") as unknown as Institution;
      institutions.set(slugOf(file), { id: slugOf(file), ...institution });
    } else if (collection && full.private !== true) benefits.push({ file, data: full });
  }
  const published = benefits.map((benefit) => resolvedBenefit(benefit, institutions));
  return { version: 1, benefits: published.sort(byId) };
}

function resolvedBenefit(
  { file, data }: ValidFile,
  institutions: ReadonlyMap<string, CatalogueInstitution>,
): CatalogueBenefit {
  const institution = institutions.get(String(data.institution));
  if (!institution)
    throw new Error(`${file}: institution ${String(data.institution)} is not among the files`);
  const kind = collectionOf(file)?.kind;
  return kind === "benefit-complex" ? complex(file, data, institution) : simple(file, data, institution);
}

function simple(
  file: string,
  data: Record<string, unknown>,
  institution: CatalogueInstitution,
): CatalogueBenefitSimple {
  // Examples serve whoever writes the benefit.
  const { exemples: _, ...benefit } = ordered(data, "benefit-simple") as unknown as BenefitSimple;
  return {
    source_type: "javascript",
    ...defaults(file, benefit, institution),
    conditions_generales: benefit.conditions_generales ?? [],
    profils: benefit.profils ?? [],
  };
}

function complex(
  file: string,
  data: Record<string, unknown>,
  institution: CatalogueInstitution,
): CatalogueBenefitComplex {
  const { exemples: _, ...benefit } = ordered(data, "benefit-complex") as unknown as BenefitComplex;
  const variable = variableOf(slugOf(file), benefit);
  return { source_type: "openfisca", ...defaults(file, benefit, institution), variable };
}

function defaults<Benefit extends BenefitSimple | BenefitComplex>(
  file: string,
  benefit: Benefit,
  institution: CatalogueInstitution,
) {
  const { private: _, ...shown } = benefit;
  return {
    ...shown,
    id: slugOf(file),
    institution,
    conditions: benefit.conditions ?? [],
    voluntary_conditions: benefit.voluntary_conditions ?? [],
    floorAt: benefit.floorAt ?? DEFAULT_STEP,
    top: benefit.top ?? institution.top ?? (institution.type === "national" ? NATIONAL_TOP : LOCAL_TOP),
  };
}

/** Keys in the schema's order, so that the order in a file does not show. */
function ordered(data: Record<string, unknown>, kind: Kind): Record<string, unknown> {
  const keys = keyOrderOf(kind).keys.filter((key) => key in data);
  return Object.fromEntries(keys.map((key) => [key, data[key]]));
}

function byId(a: CatalogueBenefit, b: CatalogueBenefit): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
