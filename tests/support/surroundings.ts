import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import { territory } from "./territory.ts";

/** The real territory, as the evaluation takes it. */
export const surroundings = { relations: relationsOf(territory), names: territory };
