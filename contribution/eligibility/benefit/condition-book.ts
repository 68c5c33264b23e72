import type { Profile } from "../../model/generated/data.ts";
import { mappingOf } from "../../model/mapping.ts";
import { criteriaOf, GENERAL_CRITERIA, nodeAt } from "../../model/schema.ts";
import { once } from "../../territory/once.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Asked } from "../answers/asked.ts";
import { criterionRequirement, interestRequirement, profileRequirement } from "../answers/requirement.ts";
import { interested } from "../judging/interested.ts";
import { PROFILE_CONDITIONS } from "../judging/profiles.ts";
import type { PlaceRelations } from "../person/place-relations.ts";
import type { Giver } from "./benefit-to-judge.ts";
import { compileCriterion } from "./compile-criterion.ts";
import { outOfList } from "./soundness.ts";
import { isUnjudged, type Unjudged } from "./unjudged.ts";

/** What benefits are compiled with. */
export interface Surroundings {
  readonly relations: PlaceRelations;
  /** Names of places for the sentences; codes are said without it. */
  readonly names?: Territory | undefined;
}

/** Where a criterion stands: among the general conditions, or in a profile of a known type. */
export type Standing = "general" | Profile["type"];

/** Everything that benefits ask, each thing compiled once: those of a catalogue share most of their conditions. */
export class ConditionBook {
  readonly #surroundings: Surroundings;
  readonly #known = new Map<string, Asked | Unjudged>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  criterion(criterion: unknown, standing: Standing, giver: Giver | undefined): Asked | Unjudged {
    const text = JSON.stringify(criterion) ?? "";
    // What an institution's perimeter decides is the institution's own.
    const owner = text.includes('"attached_to_institution"') ? JSON.stringify(giver) : "";
    const { relations, names } = this.#surroundings;
    return this.#kept(`${standing} ${owner} ${text}`, () => {
      const allowed = standing === "general" ? GENERAL_CRITERIA : criteriaOf(standing);
      const condition = compileCriterion(criterion, allowed, relations, giver);
      if (isUnjudged(condition)) return condition;
      const words = { territory: names, institution: giver?.name };
      // Its words are made later, of what it is now.
      const requirement = once(() => criterionRequirement(JSON.parse(text), words));
      return { condition, requirement, ...innermost(criterion) };
    });
  }

  /** What makes the person of a profile, its conditions aside. */
  profile(type: Profile["type"]): Asked {
    return this.#kept(`profile ${type}`, () => ({
      type,
      isDenied: false,
      condition: PROFILE_CONDITIONS[type],
      requirement: once(() => profileRequirement(type, {})),
    }));
  }

  /** The interest that a benefit asks to declare. */
  interest(flag: unknown): Asked | Unjudged {
    return this.#kept(`interest ${flag}`, () => {
      const { title = "", enum: flags = [] } = nodeAt("benefit-simple", undefined, ["interestFlag"]) ?? {};
      if (typeof flag === "string" && flags.includes(flag))
        return {
          type: flag,
          isDenied: false,
          condition: interested(flag),
          requirement: once(() => interestRequirement(flag)),
        };
      return outOfList([], title, flag, flags);
    });
  }

  #kept<Made extends Asked | Unjudged>(key: string, make: () => Made): Made {
    // A key says what is made, so what it once made is of the same kind.
    const made = (this.#known.get(key) as Made | undefined) ?? make();
    this.#known.set(key, made);
    return made;
  }
}

/** The criterion inside every « not », and whether the whole asks its contrary. */
function innermost(criterion: unknown): { readonly type: string; readonly isDenied: boolean } {
  const { type, value } = mappingOf(criterion);
  if (type !== "not") return { type: String(type), isDenied: false };
  const inner = innermost(value);
  return { type: inner.type, isDenied: !inner.isDenied };
}
