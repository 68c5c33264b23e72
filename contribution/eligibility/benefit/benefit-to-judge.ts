import type { BenefitComplex } from "../../model/generated/data.ts";
import { withoutEmpty } from "../../source/values/without-empty.ts";
import type { Perimeter } from "../../territory/perimeter.ts";
import type { Amount } from "../answers/amount-text.ts";

/** What is read of the institution that gives a benefit. */
export interface Giver extends Partial<Perimeter> {
  readonly name?: string | undefined;
}

/** A simple benefit: only `id` is known to be right, what is wrong is told. A benefit of the catalogue is one. */
export interface SimpleToJudge extends Amount {
  readonly id: string;
  readonly source_type: "javascript";
  readonly institution: Giver | undefined;
  readonly conditions_generales?: unknown;
  readonly profils?: unknown;
  readonly interestFlag?: unknown;
}

/** A complex benefit; its amount is what OpenFisca computes. */
export interface ComplexToJudge extends Amount {
  readonly id: string;
  readonly source_type: "openfisca";
  readonly variable: string;
  readonly entity: BenefitComplex["entity"];
  readonly openfiscaPeriod: BenefitComplex["openfiscaPeriod"];
  readonly setToZeroRecently?: unknown;
}

/** A benefit, published or being written. */
export type BenefitToJudge = SimpleToJudge | ComplexToJudge;

/** A simple benefit as a file or a form holds it, empty keys included; `slug` is its file name without extension. */
export function simpleToJudge(
  slug: string,
  data: Readonly<Record<string, unknown>>,
  institution: Giver | undefined,
): SimpleToJudge {
  return { ...withoutEmpty(data).data, id: slug, source_type: "javascript", institution };
}

/** The OpenFisca variable that a complex benefit names, which its file name is by default. */
export function variableOf(
  slug: string,
  { openfisca_eligibility_source: source, id }: Pick<BenefitComplex, "openfisca_eligibility_source" | "id">,
): string {
  return source ?? id ?? slug;
}
