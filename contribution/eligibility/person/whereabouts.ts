import type { QuestionKey } from "../../model/situation.ts";
import { departmentOf } from "../../territory/department-of.ts";
import type { PlaceKind } from "../../territory/place.ts";
import { type Answers, contradict } from "./answers.ts";
import { type Known, together } from "./known.ts";
import type { PlaceRelations } from "./place-relations.ts";

/** Where a household lives, by kind of place; null for a kind of place in which it is not. */
export type Whereabouts = Readonly<Record<PlaceKind, Known<string | null> | undefined>>;

const COMMUNE = "menage.depcom";

/** Reads where a household lives; a code that names no place is no answer. */
export function readWhereabouts(answers: Answers, relations: PlaceRelations): Whereabouts {
  const { regionOf, isRegion, epciOf, communeToday } = relations;
  const code = textAt(COMMUNE, answers);
  const commune = code && communeToday(code);
  if (code && !commune)
    refuse(COMMUNE, answers, "il faut le code INSEE d’une commune d’aujourd’hui, et non son code postal");
  else if (commune) answers.usable.set(COMMUNE, commune);
  const inCommune = commune ? departmentOf(commune) : undefined;
  const department = told("menage._departement", answers, (one) => regionOf(one) !== undefined, inCommune);
  const around = department?.values.map((one) => regionOf(String(one)));
  const region = told("menage._region", answers, isRegion, ...(around ?? []));
  const epci = told("menage._epci", answers, () => true, commune ? epciOf(commune) : undefined);
  return {
    commune: commune ? { values: [commune] } : undefined,
    department,
    region,
    epci,
    postal_code: told("menage._codePostal", answers, () => true),
  };
}

/** A place that was answered, with those that follow from another answer. */
function told(
  key: QuestionKey,
  answers: Answers,
  exists: (code: string) => boolean,
  ...following: readonly (string | null | undefined)[]
): Known<string | null> | undefined {
  const answer = textAt(key, answers);
  if (answer !== undefined && !exists(answer)) refuse(key, answers, "il faut un code qui existe");
  const given = answer !== undefined && exists(answer) ? { values: [answer] } : undefined;
  const known = following.filter((code) => code !== undefined);
  if (given && known.some((code) => code !== null && code !== answer)) contradict(answers, key, COMMUNE);
  return together<string | null>(given, known.length > 0 ? { values: known } : undefined);
}

function textAt(key: QuestionKey, { usable }: Answers): string | undefined {
  // The schema of these questions asks for a text.
  return usable.get(key) as string | undefined;
}

function refuse(key: QuestionKey, { usable, problems }: Answers, why: string): void {
  usable.delete(key);
  problems.set(key, why);
}
