import { exists } from "../../territory/meet.ts";
import { perimeterPlaces } from "../../territory/perimeter.ts";
import type { Commune } from "../../territory/place.ts";
import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** So many are of one department for each one that is not. */
const CROWD = 10;

/** The communes of a list are near each other: the one that is alone in another department was likely mistyped. */
export const communeFar: BenefitRule = {
  code: "commune-far",
  check: (benefit, { catalogue }) => {
    const { territory } = catalogue;
    const institution = catalogue.institution(benefit.institution ?? "");
    // The perimeter of an institution says better what lies outside.
    if (institution && perimeterPlaces(institution).some((place) => exists(territory, place))) return [];
    return criteriaOfType(benefit, "communes").flatMap(({ criterion: { values }, path }) => {
      if (values.length <= CROWD) return [];
      const communes = values.flatMap((code) => territory.commune(code) ?? []);
      const far = strangers(communes);
      return far.map((commune) => ({
        path: [...path, "values", values.indexOf(commune.code)],
        values: {
          name: commune.name,
          found: commune.code,
          department: territory.department(commune.department)?.name ?? commune.department,
          others: mostOf(communes, (one) => territory.department(one.department)?.name ?? one.department),
        },
      }));
    });
  },
};

/** Those that share neither department nor intermunicipality with any other, where nearly all are of one department. */
function strangers(communes: readonly Commune[]): Commune[] {
  const main = mostOf(communes, ({ department }) => department);
  const far = communes.filter(({ department }) => department !== main);
  if (communes.length - far.length < CROWD * far.length) return [];
  const neighbours = (commune: Commune) =>
    communes.filter(
      ({ department, epci }) =>
        department === commune.department || (epci !== undefined && epci === commune.epci),
    );
  return far.filter((commune) => neighbours(commune).length === 1);
}

/** What most of them have. */
function mostOf(communes: readonly Commune[], of: (commune: Commune) => string): string {
  const counts = new Map<string, number>();
  for (const commune of communes) counts.set(of(commune), (counts.get(of(commune)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}
