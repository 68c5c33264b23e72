import { CRITERIA } from "../../model/schema.ts";
import { labelsOf } from "./labels.ts";
import { oneOf } from "./phrase.ts";
import type { CriterionData, Tellers } from "./teller.ts";

const OTHER_YEAR = "une autre année";
const NO_MENTION = "mention non précisée";

/** Studies. */
export const STUDIES: Tellers = {
  annee_etude(criterion, negated) {
    const years = labelsIn(criterion);
    if (years.length === 0) return undefined;
    return { verb: "être", rest: oneOf(years.map(yearText), negated), negated };
  },
  mention_baccalaureat(criterion, negated) {
    const labels = labelsIn(criterion);
    if (labels.length === 0) return undefined;
    const mentions = labels.map((label) => (label === NO_MENTION ? `une ${label}` : `la mention ${label}`));
    return { verb: "avoir", rest: `obtenu au baccalauréat ${oneOf(mentions, negated)}`, negated };
  },
  boursier: (_criterion, negated) => ({
    verb: "recevoir",
    rest: negated ? "de bourse" : "une bourse",
    negated,
  }),
  formation_sanitaire_social: (_criterion, negated) => ({
    verb: "suivre",
    rest: `${negated ? "de" : "une"} formation sanitaire ou sociale`,
    negated,
  }),
};

function labelsIn({ type, values }: CriterionData): readonly string[] {
  return labelsOf(CRITERIA.get(String(type))?.properties?.values, values);
}

/** « CAP, 1re année » is « en 1re année de CAP ». */
function yearText(label: string): string {
  if (label === OTHER_YEAR) return `dans ${label}`;
  const [studies = label, year] = label.split(", ");
  return year === undefined ? `en ${studies}` : `en ${year} de ${studies}`;
}
