import { oneOf } from "../../eligibility/sentences/phrase.ts";
import type { Mapping } from "../../model/mapping.ts";
import { birthdayAt } from "./age-axis.ts";
import type { Axis } from "./axis.ts";

/** Most children that are tried. */
const MOST_CHILDREN = 10;

/** A grown-up child, and around each number that is asked, children of an age that counts. */
export function childrenAxis(criteria: readonly Mapping[]): Axis[] {
  const families = criteria.flatMap(({ type, value, age_min: from, age_max: to }) => {
    if (type !== "enfants_eligibles" || typeof value !== "number") return [];
    const age = typeof from === "number" ? Math.ceil(from) : typeof to === "number" ? Math.floor(to) : 5;
    return [value - 1, value, value + 1].map((count) => ({ count, age }));
  });
  const kept = families.filter(({ count }) => count >= 1 && count <= MOST_CHILDREN);
  const unique = [...new Map(kept.map((family) => [`${family.count} ${family.age}`, family])).values()];
  if (unique.length === 0) return [];
  const all = [{ count: 1, age: 30 }, ...unique];
  return [
    {
      size: all.length,
      put(draft, value) {
        if (draft.persona !== "parent") return value === 0;
        const { count, age } = all[value] ?? { count: 0, age: 0 };
        const birth = { date_naissance: birthdayAt(age) };
        Object.assign(draft.situation, { enfants: Array.from({ length: count }, () => birth) });
        return true;
      },
      words: (values) => ({
        place: "after-who",
        text: `ont ${oneOf(values.map((value) => familyText(all[value] ?? { count: 0, age: 0 })))}`,
      }),
    },
  ];
}

function familyText({ count, age }: { count: number; age: number }): string {
  return `${count} enfant${count > 1 ? "s" : ""} de ${age} an${age > 1 ? "s" : ""}`;
}
