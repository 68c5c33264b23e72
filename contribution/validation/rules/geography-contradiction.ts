import { LISTED_PLACES } from "../../territory/listed-places.ts";
import type { Territory } from "../../territory/territory.ts";
import type { InstitutionSummary } from "../context.ts";
import type { PlacedCriterion } from "../criteria.ts";
import { type Communes, geographicCriteria, listedCodes, perimeterCommunes } from "../geography.ts";
import type { BenefitRule } from "../rule.ts";

/** Geographic criteria hold together, so that some commune meets them all. */
export const geographyContradiction: BenefitRule = {
  code: "geography-contradiction",
  check(benefit, { catalogue }) {
    const criteria = geographicCriteria(benefit);
    const [first] = criteria;
    if (!first || criteria.length < 2) return [];
    const institution = catalogue.institution(benefit.institution ?? "") ?? {};
    const areas = criteria.map((placed) => areaOf(placed, institution, catalogue.territory));
    if (areas.some((area) => area === undefined)) return [];
    const known = areas as readonly Area[];
    const wanted = known.filter(({ inside }) => inside);
    const start = wanted[0];
    if (!start) return [];
    for (const code of start.communes) {
      if (known.every(({ communes, inside }) => communes.has(code) === inside)) return [];
    }
    const last = criteria.at(-1) ?? first;
    return [{ path: last.path }];
  },
};

interface Area {
  readonly communes: Communes;
  /** Whether one must live inside it or outside. */
  readonly inside: boolean;
}

/** Undefined when some place of it is unknown: then nothing is sure, and the place itself is reported. */
function areaOf(
  { criterion, negated }: PlacedCriterion,
  institution: InstitutionSummary,
  territory: Territory,
): Area | undefined {
  const kind = LISTED_PLACES[criterion.type];
  if (!kind) {
    const communes = perimeterCommunes(institution, territory);
    return communes.size === 0 ? undefined : { communes, inside: !negated };
  }
  const sets = listedCodes(criterion).map((code) => territory.communesOf(kind, code));
  if (sets.length === 0 || sets.some(({ size }) => size === 0)) return undefined;
  const communes = new Set(sets.flatMap((set) => [...set]));
  return { communes, inside: (criterion.type === "excluded_epcis") === negated };
}
