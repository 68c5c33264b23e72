import { grouped } from "../model/grouped.ts";
import { type AreaCriterion, areaOf, sharedCommunes } from "./area.ts";
import { departmentOf } from "./department-of.ts";
import type { Perimeter } from "./perimeter.ts";
import type { Territory } from "./territory.ts";

/** How much of a department is covered. */
export interface DepartmentCoverage {
  readonly code: string;
  readonly isWhole: boolean;
  /** Codes of its communes that are covered, one at least; none are listed when all are. */
  readonly communes: readonly string[];
}

/** Where the people live who meet the geographic criteria of a list, all of them together. */
export interface Coverage {
  /** Whether a criterion says anything of where to live: if none does, the whole country is covered. */
  readonly isRestricted: boolean;
  /** Whether every place was known; what is not is left aside. */
  readonly isSure: boolean;
  /** The departments that are covered, whole or in part, by code in order. */
  readonly departments: ReadonlyMap<string, DepartmentCoverage>;
}

/** The coverage of a list of criteria, of which only those about places count; data of any shape is accepted. */
export function coverageOf(
  criteria: unknown,
  institution: Partial<Perimeter>,
  territory: Territory,
): Coverage {
  const list: readonly unknown[] = Array.isArray(criteria) ? criteria : [];
  const areas = list.flatMap((criterion) =>
    // Read by key only.
    typeof criterion === "object" && criterion !== null
      ? (areaOf(criterion as AreaCriterion, institution, territory) ?? [])
      : [],
  );
  const known = areas.filter(({ communes }) => communes.size > 0);
  const departments = known.some(({ inside }) => inside)
    ? byDepartment(sharedCommunes(known), territory)
    : without(new Set(known.flatMap(({ communes }) => [...communes])), territory);
  return {
    isRestricted: areas.length > 0,
    isSure: areas.every(({ isSure }) => isSure),
    departments: new Map(departments.map((department) => [department.code, department])),
  };
}

/** What a coverage leaves out of the country, department by department. */
export function uncovered({ departments }: Coverage, territory: Territory): DepartmentCoverage[] {
  return Array.from(territory.departments()).flatMap(({ code }) => {
    const covered = departments.get(code);
    if (!covered) return [{ code, isWhole: true, communes: [] }];
    return covered.isWhole ? [] : rest(code, new Set(covered.communes), territory);
  });
}

/** Communes by department. */
function byDepartment(communes: Iterable<string>, territory: Territory): DepartmentCoverage[] {
  const groups = [...grouped(communes, departmentOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  return groups.map(([code, group]) => {
    const isWhole = group.length === territory.communesOf("department", code).size;
    return { code, isWhole, communes: isWhole ? [] : group };
  });
}

/** The country without some communes; the 35,000 others are not listed for that. */
function without(communes: ReadonlySet<string>, territory: Territory): DepartmentCoverage[] {
  const touched = new Set([...communes].map(departmentOf));
  return Array.from(territory.departments()).flatMap(({ code }) =>
    touched.has(code) ? rest(code, communes, territory) : [{ code, isWhole: true, communes: [] }],
  );
}

function rest(code: string, communes: ReadonlySet<string>, territory: Territory): DepartmentCoverage[] {
  const left = [...territory.communesOf("department", code)].filter((commune) => !communes.has(commune));
  return left.length === 0 ? [] : [{ code, isWhole: false, communes: left }];
}
