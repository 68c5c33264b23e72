import { type Coverage, type DepartmentCoverage, uncovered } from "../../territory/coverage.ts";
import { ofPlace, typographic } from "../../territory/of-place.ts";
import { placeName } from "../../territory/search.ts";
import type { Territory } from "../../territory/territory.ts";
import { allOf } from "./phrase.ts";

/** How many communes are named before they are counted, and how many departments before the rest is. */
const NAMED = 3;
const LISTED = 8;

/**
 * Where people must live, in words: « Gard, Hérault (2 départements) », « une partie du Gard (34 communes sur 350) »,
 * « toute la France, sauf : Uzès (30) ».
 */
export function coverageSentence(coverage: Coverage, territory: Territory): string {
  const unsure = coverage.isSure ? "" : " Un lieu au moins reste à préciser.";
  return `${coverageText(coverage, territory)}.${unsure}`;
}

function coverageText(coverage: Coverage, territory: Territory): string {
  const { departments, isRestricted } = coverage;
  if (!isRestricted) return "toute la France, outre-mer compris";
  if (departments.size === 0) return "aucune commune ne remplit toutes ces conditions";
  const everywhere = [...territory.departments()].length;
  if (departments.size <= everywhere / 2) return partsText([...departments.values()], territory);
  const left = uncovered(coverage, territory);
  return left.length === 0 ? "toute la France" : `toute la France, sauf : ${partsText(left, territory)}`;
}

function partsText(parts: readonly DepartmentCoverage[], territory: Territory): string {
  const whole = parts.filter(({ isWhole }) => isWhole);
  const partial = parts.filter(({ isWhole }) => !isWhole);
  const communes = partial.flatMap((part) => part.communes);
  const names =
    communes.length <= NAMED
      ? communes.map((code) => typographic(placeName(territory, "commune", code) ?? code))
      : shortened(
          partial.map((part) => partText(part, territory)),
          "départements en partie",
        );
  return allOf([...wholeText(whole, territory), ...names]);
}

/** Departments covered as a whole; those of a whole region under its name. */
function wholeText(whole: readonly DepartmentCoverage[], territory: Territory): readonly string[] {
  if (whole.length === 0) return [];
  const codes = new Set(whole.map(({ code }) => code));
  const regions = [...territory.regions()].filter((region) => {
    const members = [...territory.departments()].filter((department) => department.region === region.code);
    return members.length > 1 && members.every(({ code }) => codes.has(code));
  });
  const within = new Set(regions.map(({ code }) => code));
  const others = [...codes].flatMap((code) => {
    const department = territory.department(code);
    return department && !within.has(department.region) ? [department.name] : [];
  });
  const names = shortened([...regions.map(({ name }) => name), ...others], "autres");
  const count = whole.length > 1 ? ` (${whole.length} départements)` : "";
  return [`${names.map(typographic).join(", ")}${count}`];
}

function partText({ code, communes }: DepartmentCoverage, territory: Territory): string {
  const department = territory.department(code) ?? { name: code, article: "" };
  const count = `${communes.length} commune${communes.length > 1 ? "s" : ""} sur ${territory.communesOf("department", code).size}`;
  return `une partie ${ofPlace(department)} (${count})`;
}

function shortened(texts: readonly string[], others: string): readonly string[] {
  if (texts.length <= LISTED + 1) return texts;
  return [...texts.slice(0, LISTED), `${texts.length - LISTED} ${others}`];
}
