import type { AnyCriterion } from "../../model/benefit.ts";
import type { QuestionKey } from "../../model/situation.ts";
import type { Perimeter } from "../../territory/perimeter.ts";
import type { PlaceKind } from "../../territory/place.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Unjudged } from "../benefit/unjudged.ts";
import type { Facts } from "../person/facts.ts";
import type { PlaceRelations } from "../person/place-relations.ts";
import type { Truth } from "./truth.ts";

/** Something asked of a person, ready to be judged many times: a criterion, or what makes a profile. */
export interface Condition {
  readonly judge: (facts: Facts) => Truth;
  /** The questions that are asked to judge it. */
  readonly questions: readonly QuestionKey[];
  /** Others whose answers it reads: asked when nothing else is missing, or when their answer cannot be used. */
  readonly beside?: readonly QuestionKey[];
  /**
   * What the person answered, as the end of a sentence: « vous avez 17 ans ». Asked only when the truth is known;
   * `holds` is whether the condition itself holds.
   */
  readonly given: (facts: Facts, holds: boolean, names: Territory | undefined) => string;
  /** Where the household must live for it to hold: what an index may use. */
  readonly places?: Places;
  /** Whether an age meets it, when nothing but the age counts. */
  readonly meetsAge?: (age: number) => boolean;
}

/** Some places of one kind. */
export interface Places {
  readonly kind: PlaceKind;
  readonly codes: readonly string[];
}

/** What a criterion is compiled with. */
export interface CompileContext {
  readonly relations: PlaceRelations;
  /** Where the institution that gives the benefit acts. */
  readonly institution: Partial<Perimeter> | undefined;
  /** Compiles a criterion held by another one. */
  readonly compile: (criterion: unknown) => Condition | Unjudged;
}

/** A criterion of a type. */
export type CriterionOf<Type extends AnyCriterion["type"]> = Extract<AnyCriterion, { type: Type }>;

/** Makes a sound criterion of one type ready to be judged; a refusal when the benefit gives it no meaning. */
export type Compiler<Type extends AnyCriterion["type"]> = (
  criterion: CriterionOf<Type>,
  context: CompileContext,
) => Condition | Unjudged;
