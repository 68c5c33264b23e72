import { answeredYes } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** INSEE's group of training specialities 330: health and social work. */
const HEALTH_AND_SOCIAL = "groupe_330";

/** Studies in the health and social field. */
export const formationSanitaireSocial: Compiler<"formation_sanitaire_social"> = () =>
  answeredYes(
    "demandeur.groupe_specialites_formation",
    { yes: "vous en suivez une", no: "vous n’en suivez pas" },
    HEALTH_AND_SOCIAL,
  );
