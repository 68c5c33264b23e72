import type { Compiler } from "../judging/condition.ts";
import { truthOf, UNKNOWN } from "../judging/truth.ts";
import { textOf } from "../person/facts.ts";

/** INSEE's group of training specialities 330: health and social work. */
const HEALTH_AND_SOCIAL = "groupe_330";

/** Studies in the health and social field. */
export const formationSanitaireSocial: Compiler<"formation_sanitaire_social"> = () => ({
  judge({ person }) {
    const group = textOf(person.groupe_specialites_formation);
    return group === undefined ? UNKNOWN : truthOf(group === HEALTH_AND_SOCIAL);
  },
  questions: ["demandeur.groupe_specialites_formation"],
  given: (_facts, holds) => (holds ? "vous en suivez une" : "vous n’en suivez pas"),
});
