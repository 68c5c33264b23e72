import { frenchNumber } from "../../model/french-number.ts";

/** The keys of a benefit that say its amount; each may hold anything. */
export interface Amount {
  readonly type?: unknown;
  readonly montant?: unknown;
  readonly unit?: unknown;
  readonly periodicite?: unknown;
  readonly legend?: unknown;
  readonly floorAt?: unknown;
  readonly participation?: unknown;
}

const RHYTHMS: Readonly<Record<string, string>> = { mensuelle: "/ mois", annuelle: "/ an" };

/** Unbreakable space: an amount and its unit stay on one line. */
const NBSP = "\u00a0";

/**
 * The amount as the simulator writes it: rounded down, its unit, then the legend, which takes the place of the
 * rhythm. Empty when there is no amount to show.
 */
export function amountText(amount: Amount): string {
  const { type, montant, unit, legend, participation } = amount;
  if (type !== "float" || typeof montant !== "number" || !Number.isFinite(montant)) return "";
  const after = typeof legend === "string" && legend.trim() ? legend.trim() : rhythm(amount);
  const shown = floored(montant, amount.floorAt);
  // Cents are said both or not at all.
  const number = Number.isInteger(shown) ? frenchNumber(shown) : frenchNumber(shown, 2);
  const value = `${number}${typeof unit === "string" ? NBSP + unit : ""}`;
  const text = after ? `${value} ${after}` : value;
  return participation === true || (typeof participation === "object" && participation !== null)
    ? `${text} à votre charge`
    : text;
}

function rhythm({ periodicite }: Amount): string {
  const isKnown = typeof periodicite === "string" && Object.hasOwn(RHYTHMS, periodicite);
  return (isKnown && RHYTHMS[periodicite]) || "";
}

/** Rounds down to a step, in decimals: 0.29 to the cent is 0.29. An amount under its step is kept as it is. */
export function floored(value: number, step: unknown): number {
  const by = typeof step === "number" && step > 0 ? step : 1;
  if (value < by) return value;
  // 6 decimals are more than any amount has, and few enough to forget binary noise.
  const steps = Math.floor(Number((value / by).toFixed(6)));
  return Number((steps * by).toFixed(2));
}
