import type { PlaceKind } from "../../territory/place.ts";
import type { Listed } from "../answers/answer.ts";
import type { CompiledBenefit, CompiledProfile } from "../benefit/compile-benefit.ts";
import type { Condition, Places } from "../judging/condition.ts";
import { NO, type Truth, YES } from "../judging/truth.ts";
import type { Facts } from "../person/facts.ts";

type Judge = (facts: Facts) => Truth;

/** A benefit as the index holds it: what the index has ruled is not judged again. */
export interface IndexedBenefit {
  readonly order: number;
  readonly listed: Listed;
  /** Conditions on the age alone. */
  readonly ages: readonly ((age: number) => boolean)[];
  /** The place indexed. */
  readonly judgePlace: Judge;
  /** Everything but the interest, the place indexed and the age. */
  readonly judge: Judge;
}

/** A small kind of place rules more people out. */
const BY_SIZE: readonly PlaceKind[] = ["postal_code", "commune", "epci", "department", "region"];

/** The places by which a benefit is found; undefined when it asks for none. */
export function placesOf({ general }: CompiledBenefit): Places | undefined {
  const places = general.flatMap(({ condition }) => condition.places ?? []);
  return places.sort((a, b) => BY_SIZE.indexOf(a.kind) - BY_SIZE.indexOf(b.kind))[0];
}

/** A benefit made ready for the index that finds it by `places`. */
export function indexedBenefit(
  { id, amount, figures, general, profiles }: CompiledBenefit,
  places: Places | undefined,
  order: number,
): IndexedBenefit {
  const listed = Object.freeze({ id, amount, ...(figures && { figures }) });
  const conditions = general
    .map(({ condition }) => condition)
    .filter((one) => one.places !== places || !places);
  const ages = conditions.flatMap(({ meetsAge }) => meetsAge ?? []);
  const judges = conditions.filter(({ meetsAge }) => !meetsAge).map(({ judge }) => judge);
  const placed = general.find(({ condition }) => places && condition.places === places)?.condition;
  const inProfiles = profiles.length > 0 ? [anyOf(profiles.map(profileJudge))] : [];
  return {
    order,
    listed,
    ages,
    judgePlace: placed?.judge ?? (() => YES),
    judge: allOf([...judges, ...inProfiles]),
  };
}

function profileJudge({ own, conditions }: CompiledProfile): Judge {
  return allOf([own, ...conditions].map(({ condition }: { condition: Condition }) => condition.judge));
}

function allOf(judges: readonly Judge[]): Judge {
  const [only] = judges;
  if (!only) return () => YES;
  if (judges.length === 1) return only;
  return (facts) => {
    let least: Truth = YES;
    for (const judge of judges) {
      const truth = judge(facts);
      if (truth === NO) return NO;
      if (truth < least) least = truth;
    }
    return least;
  };
}

function anyOf(judges: readonly Judge[]): Judge {
  return (facts) => {
    let greatest: Truth = NO;
    for (const judge of judges) {
      const truth = judge(facts);
      if (truth === YES) return YES;
      if (truth > greatest) greatest = truth;
    }
    return greatest;
  };
}
