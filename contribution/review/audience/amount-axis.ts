import { oneOf } from "../../eligibility/sentences/phrase.ts";
import { frenchNumber } from "../../model/french-number.ts";
import type { Mapping } from "../../model/mapping.ts";
import type { Axis, SituationDraft } from "./axis.ts";

/** A stretch of amounts between two thresholds: a threshold itself when both are the same. */
interface Stretch {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Whether its ends are part of it, as in a threshold. */
  readonly hasFrom: boolean;
  readonly hasTo: boolean;
  /** An amount of it. */
  readonly example: number;
}

const MONTHS = 12;
/** The rate that none exceeds. */
const WHOLE = 1;

/** The tax quotient, in euros a month or a year as most criteria count it. */
export function quotientAxis(criteria: readonly Mapping[]): Axis | undefined {
  const own = criteria.filter(({ type }) => type === "quotient_familial");
  const monthly = own.some(({ period }) => period === "month");
  const thresholds = own.flatMap(({ value, period }) => {
    if (typeof value !== "number") return [];
    if (monthly) return [period === "year" ? value / MONTHS : value];
    return [value];
  });
  const unit = `€ par ${monthly ? "mois" : "an"}`;
  return stretchAxis(
    thresholds,
    ({ situation }, amount) => {
      Object.assign(situation, { rfr: monthly ? amount * MONTHS : amount, nbptr: 1 });
      return true;
    },
    (text) => `ont un quotient familial fiscal ${text}`,
    (amount) => `${frenchNumber(Math.round(amount * 100) / 100)}\u00a0${unit}`,
  );
}

/** The rate of disability, for those who have one. */
export function disabilityAxis(criteria: readonly Mapping[]): Axis | undefined {
  const thresholds = criteria.flatMap(({ type, value }) =>
    type === "taux_incapacite" && typeof value === "number" ? [value] : [],
  );
  return stretchAxis(
    thresholds,
    ({ demandeur, persona }, rate) => {
      demandeur.taux_incapacite = rate;
      return persona === "situation_handicap";
    },
    (text) => `ont un taux d’incapacité ${text}`,
    (rate) => `${frenchNumber(Number((rate * 100).toFixed(4)))}\u00a0%`,
    WHOLE,
  );
}

function stretchAxis(
  thresholds: readonly number[],
  put: (draft: SituationDraft, amount: number) => boolean,
  clause: (text: string) => string,
  say: (amount: number) => string,
  most = Number.POSITIVE_INFINITY,
): Axis | undefined {
  const stretches = stretchesOf(thresholds, most);
  if (stretches.length < 2) return undefined;
  return {
    size: stretches.length,
    put: (draft, value) => put(draft, stretches[value]?.example ?? 0) || value === 0,
    words(values) {
      const joined = joinedStretches(values.flatMap((value) => stretches[value] ?? []));
      return { place: "after-who", text: clause(oneOf(joined.map((stretch) => stretchText(stretch, say)))) };
    },
  };
}

/** Below the first threshold, at it, between it and the next… Nothing is below zero, nor over the most. */
function stretchesOf(thresholds: readonly number[], most: number): Stretch[] {
  const possible = thresholds.filter((value) => Number.isFinite(value) && value >= 0 && value <= most);
  const sorted = [...new Set(possible)].sort((a, b) => a - b);
  const last = sorted.at(-1);
  if (last === undefined) return [];
  const upTo = sorted.flatMap((to, index): Stretch[] => {
    const from = sorted[index - 1];
    const at: Stretch = { from: to, to, hasFrom: true, hasTo: true, example: to };
    if (from === undefined && to === 0) return [at];
    return [{ from, to, hasFrom: false, hasTo: false, example: ((from ?? 0) + to) / 2 }, at];
  });
  if (last === most) return upTo;
  const beyond = Number.isFinite(most) ? (last + most) / 2 : last * 2 + 1;
  return [...upTo, { from: last, to: undefined, hasFrom: false, hasTo: false, example: beyond }];
}

function joinedStretches(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const touches = last && last.to === stretch.from && (last.hasTo || stretch.hasFrom);
    if (last && touches) result[result.length - 1] = { ...last, to: stretch.to, hasTo: stretch.hasTo };
    else result.push(stretch);
  }
  return result;
}

/** « de plus de 700 à 800 € par mois », « de moins de 700 € par mois », « de plus de 800 € par mois ». */
function stretchText({ from, to, hasFrom, hasTo }: Stretch, say: (amount: number) => string): string {
  if (from !== undefined && from === to) return `de ${say(from)}`;
  const least = from === undefined ? undefined : `${hasFrom ? "au moins" : "plus de"} ${say(from)}`;
  const most = to === undefined ? undefined : `${hasTo ? "au plus" : "moins de"} ${say(to)}`;
  const text = [least, most].filter((bound) => bound !== undefined).join(" et ");
  return text.startsWith("a") ? `d’${text}` : `de ${text}`;
}
