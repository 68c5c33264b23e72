import { labelOf, schemaOf } from "../../model/schema.ts";
import { type Perimeter, perimeterPlaces } from "../../territory/perimeter.ts";
import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";

/** The household lives in the institution's perimeter; an institution that has none gives the condition no meaning. */
export const attachedToInstitution: Compiler<"attached_to_institution"> = (_criterion, { institution }) => {
  const places = perimeterPlaces(institution ?? {});
  const [first] = places;
  if (!first) return { code: "attached-meaningless", path: [], values: { why: whyMeaningless(institution) } };
  // Only CAFs and MSAs have several places: departments.
  return livingIn(
    first.kind,
    places.map(({ code }) => code),
  );
};

function whyMeaningless(institution: Partial<Perimeter> | undefined): string {
  if (!institution?.type) return "l’institution n’est pas connue";
  const label = labelOf(schemaOf("institution").properties?.type, institution.type);
  return `le territoire de l’institution (${label}) n’est pas connu`;
}
