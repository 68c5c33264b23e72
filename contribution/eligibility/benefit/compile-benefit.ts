import type { Finding, Path } from "../../diagnostics/diagnostic.ts";
import { frozen } from "../../model/frozen.ts";
import type { Profile } from "../../model/generated/data.ts";
import { isNothing } from "../../source/values/nothing.ts";
import { type AmountFigures, amountFigures, amountText } from "../answers/amount-text.ts";
import type { Asked } from "../answers/asked.ts";
import type { SimpleToJudge } from "./benefit-to-judge.ts";
import type { ConditionBook, Standing } from "./condition-book.ts";
import { notList, profileRefusal } from "./soundness.ts";
import { isUnjudged, type Unjudged, unjudgedFinding } from "./unjudged.ts";

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
  readonly figures: AmountFigures | undefined;
  readonly interest: Asked | undefined;
  readonly general: readonly Asked[];
  readonly profiles: readonly CompiledProfile[];
  /** Everything for which it cannot be judged. */
  readonly findings: readonly Finding[];
}

/** Makes a simple benefit ready to be judged; what cannot be is left out and told. */
export function compileBenefit(benefit: SimpleToJudge, book: ConditionBook): CompiledBenefit {
  const findings: Finding[] = [];
  const sound = <Value extends object>(value: Value | Unjudged, path: Path): Value[] => {
    if (!isUnjudged(value)) return [value];
    findings.push(unjudgedFinding(value, path));
    return [];
  };
  const itemsAt = (list: unknown, path: Path): readonly unknown[] =>
    isNothing(list) ? [] : sound(Array.isArray(list) ? list : notList(String(path.at(-1))), path).flat();
  const criteria = (list: unknown, path: Path, standing: Standing) =>
    itemsAt(list, path).flatMap((criterion, index) =>
      sound(book.criterion(criterion, standing, benefit.institution), [...path, index]),
    );
  const profile = (value: unknown, path: Path): CompiledProfile[] => {
    const refusal = profileRefusal(value);
    if (refusal) return sound<CompiledProfile>(refusal, path);
    // The schema was just held against it, its conditions aside.
    const { type, conditions } = value as { readonly type: Profile["type"]; readonly conditions?: unknown };
    return [
      { type, own: book.profile(type), conditions: criteria(conditions, [...path, "conditions"], type) },
    ];
  };
  const { id, interestFlag: flag, conditions_generales, profils } = benefit;
  return {
    id,
    amount: amountText(benefit),
    figures: frozen(amountFigures(benefit)),
    interest: isNothing(flag) ? undefined : sound(book.interest(flag), ["interestFlag"])[0],
    general: criteria(conditions_generales, ["conditions_generales"], "general"),
    profiles: itemsAt(profils, ["profils"]).flatMap((value, index) => profile(value, ["profils", index])),
    findings,
  };
}
