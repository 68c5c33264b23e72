import type { BenefitComplex, BenefitSimple, Criterion, Institution, Profile } from "./generated/data.ts";

/** A criterion of any place: general conditions or any profile. */
export type AnyCriterion = Criterion | NonNullable<Profile["conditions"]>[number];

/** What is known of a benefit that may be incomplete: each key present has the type that the schema gives it. */
export type BenefitData = Partial<BenefitSimple> & Partial<Omit<BenefitComplex, keyof BenefitSimple>>;

/** What is known of an institution that may be incomplete. */
export type InstitutionData = Partial<Institution>;

/** What is known of a file of any kind. */
export type FileData = BenefitData | InstitutionData;
