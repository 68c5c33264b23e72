import type { Finding, Path } from "../diagnostics/diagnostic.ts";
import type { Profile } from "../model/generated/data.ts";
import { isMapping } from "../source/data-equality.ts";
import { amountText } from "./amount-text.ts";
import type { Asked } from "./asked.ts";
import type { SimpleToJudge } from "./benefit-to-judge.ts";
import type { ConditionBook, Standing } from "./condition-book.ts";
import { isProfileType } from "./profiles.ts";
import { isRefusal, type Refusal, refusalFinding } from "./refusal.ts";

/** A profile ready to be judged. */
export interface CompiledProfile {
  readonly type: Profile["type"];
  readonly own: Asked;
  readonly conditions: readonly Asked[];
}

/** A simple benefit ready to be judged many times; with findings, it must not be. */
export interface CompiledBenefit {
  readonly id: string;
  /** As the simulator shows it; empty for a benefit without amount. */
  readonly amount: string;
  readonly interest: Asked | undefined;
  readonly general: readonly Asked[];
  readonly profiles: readonly CompiledProfile[];
  /** Everything for which it cannot be judged. */
  readonly findings: readonly Finding[];
}

/** Makes a simple benefit ready to be judged; what cannot be is left out and told. */
export function compileBenefit(benefit: SimpleToJudge, book: ConditionBook): CompiledBenefit {
  const findings: Finding[] = [];
  const sound = <Value extends object>(value: Value | Refusal, path: Path): Value[] => {
    if (!isRefusal(value)) return [value];
    findings.push(refusalFinding(value, path));
    return [];
  };
  const itemsAt = (list: unknown, path: Path): readonly unknown[] =>
    isAbsent(list) ? [] : sound(Array.isArray(list) ? list : notOfKind(path, "une liste"), path).flat();
  const criteria = (list: unknown, path: Path, standing: Standing) =>
    itemsAt(list, path).flatMap((criterion, index) =>
      sound(book.criterion(criterion, standing, benefit.institution), [...path, index]),
    );
  const profile = (value: unknown, path: Path): CompiledProfile[] => {
    if (!isMapping(value)) return sound<CompiledProfile>(notOfKind(path, "un profil"), path);
    const { type, conditions } = value;
    const [own] = sound(book.profile(type), [...path, "type"]);
    if (!own || !isProfileType(type)) return [];
    return [{ type, own, conditions: criteria(conditions, [...path, "conditions"], type) }];
  };
  const { id, interestFlag: flag, conditions_generales, profils } = benefit;
  return {
    id,
    amount: amountText(benefit),
    interest: isAbsent(flag) ? undefined : sound(book.interest(flag), ["interestFlag"])[0],
    general: criteria(conditions_generales, ["conditions_generales"], "general"),
    profiles: itemsAt(profils, ["profils"]).flatMap((value, index) => profile(value, ["profils", index])),
    findings,
  };
}

function notOfKind(path: Path, expected: string): Refusal {
  const values = { title: String(path[0]), found: "autre chose", expected };
  return { code: "wrong-type", path: [], values };
}

/** « None » is written in several ways. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
