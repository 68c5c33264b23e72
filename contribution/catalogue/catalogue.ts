import type { BenefitComplex, BenefitSimple, Institution } from "../model/generated/data.ts";

/** An institution as the simulator sees it, inside each of its benefits. */
export interface CatalogueInstitution extends Institution {
  /** File name without extension. */
  id: string;
}

interface Resolved {
  /** File name without extension: part of public addresses, never changes. */
  id: string;
  institution: CatalogueInstitution;
  conditions: string[];
  voluntary_conditions: string[];
  /** Rounding step of the amount shown. */
  floorAt: number;
  /** Sort key, lower first. */
  top: number;
}

/** A published benefit whose eligibility is written in it, defaults applied. */
export interface CatalogueBenefitSimple
  extends Omit<BenefitSimple, keyof Resolved | "private" | "exemples">,
    Resolved {
  source_type: "javascript";
  conditions_generales: NonNullable<BenefitSimple["conditions_generales"]>;
  profils: NonNullable<BenefitSimple["profils"]>;
}

/** A published benefit that OpenFisca computes, defaults applied. */
export interface CatalogueBenefitComplex
  extends Omit<BenefitComplex, keyof Resolved | "private" | "exemples">,
    Resolved {
  source_type: "openfisca";
  /** Name of the OpenFisca variable. */
  variable: string;
}

export type CatalogueBenefit = CatalogueBenefitSimple | CatalogueBenefitComplex;

/** Everything the simulator reads: published, valid, non-private benefits, by id. */
export interface Catalogue {
  version: 1;
  benefits: CatalogueBenefit[];
}
