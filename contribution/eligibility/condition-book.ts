import { criteriaOf, GENERAL_CRITERIA, nodeAt, PROFILES } from "../model/schema.ts";
import { once } from "../territory/once.ts";
import type { Territory } from "../territory/territory.ts";
import type { Asked } from "./asked.ts";
import type { Giver } from "./benefit-to-judge.ts";
import { compileCriterion } from "./compile-criterion.ts";
import type { Condition } from "./condition.ts";
import { interested } from "./interested.ts";
import type { PlaceRelations } from "./place-relations.ts";
import { isProfileType, PROFILE_CONDITIONS } from "./profiles.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { criterionRequirement, interestRequirement, profileRequirement } from "./requirement.ts";

/** What benefits are compiled with. */
export interface Surroundings {
  readonly relations: PlaceRelations;
  /** Names of places for the sentences; codes are said without it. */
  readonly names?: Territory | undefined;
}

/** Where a criterion stands: among the general conditions, or in a profile of a known type. */
export type Standing = "general" | keyof typeof PROFILE_CONDITIONS;

/** Everything that benefits ask, each thing compiled once: those of a catalogue share most of their conditions. */
export class ConditionBook {
  readonly #surroundings: Surroundings;
  readonly #known = new Map<string, Asked | Refusal>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  criterion(criterion: unknown, standing: Standing, giver: Giver | undefined): Asked | Refusal {
    const text = JSON.stringify(criterion) ?? "";
    // What an institution's perimeter decides is the institution's own.
    const owner = text.includes('"attached_to_institution"') ? JSON.stringify(giver) : "";
    return this.#kept(
      `${standing} ${owner} ${text}`,
      () => {
        const allowed = standing === "general" ? GENERAL_CRITERIA : criteriaOf(standing);
        return compileCriterion(criterion, allowed, this.#surroundings.relations, giver);
      },
      () => criterionRequirement(criterion, this.#words(giver)),
    );
  }

  /** What makes the person of a profile, its conditions aside. */
  profile(type: unknown): Asked | Refusal {
    return this.#kept(
      `profile ${type}`,
      () =>
        isProfileType(type) ? PROFILE_CONDITIONS[type] : outOfList("Profil", type, [...PROFILES.keys()]),
      () => profileRequirement(String(type), this.#words(undefined)),
    );
  }

  interest(flag: unknown): Asked | Refusal {
    const { title = "", enum: flags = [] } = nodeAt("benefit-simple", undefined, ["interestFlag"]) ?? {};
    return this.#kept(
      `interest ${flag}`,
      () =>
        typeof flag === "string" && flags.includes(flag) ? interested(flag) : outOfList(title, flag, flags),
      () => interestRequirement(String(flag)),
    );
  }

  #kept(key: string, compile: () => Condition | Refusal, say: () => string): Asked | Refusal {
    const known = this.#known.get(key);
    if (known) return known;
    const condition = compile();
    const made = isRefusal(condition) ? condition : { condition, requirement: once(say) };
    this.#known.set(key, made);
    return made;
  }

  #words(giver: Giver | undefined) {
    return { territory: this.#surroundings.names, institution: giver?.name };
  }
}

function outOfList(title: string, found: unknown, list: readonly (string | number)[]): Refusal {
  const values = { title, found: String(found), expected: list.join(", ") };
  return { code: "wrong-value", path: [], values };
}
