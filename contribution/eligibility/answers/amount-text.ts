import { frenchNumber } from "../../model/french-number.ts";
import { isMapping } from "../../model/mapping.ts";

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

/** An amount in figures. */
export interface AmountFigures {
  /** Rounded down, as it is shown. */
  readonly value: number;
  readonly unit?: "€" | "%" | "séances";
  /** How often it is given. */
  readonly periodicite?: "ponctuelle" | "mensuelle" | "annuelle" | "autre";
  /** Whether it is what the person pays. */
  readonly isCost: boolean;
}

const RHYTHMS: Readonly<Record<string, string>> = { mensuelle: "/ mois", annuelle: "/ an" };

/** Unbreakable space: an amount and its unit stay on one line. */
const NBSP = "\u00a0";

/**
 * The amount as the simulator writes it: rounded down, its unit, then the legend, which takes the place of the
 * rhythm. Empty when there is no amount to show.
 */
export function amountText(amount: Amount): string {
  const figures = amountFigures(amount);
  if (!figures) return "";
  const { unit, legend } = amount;
  const after = typeof legend === "string" && legend.trim() ? legend.trim() : rhythm(amount);
  const { value: shown, isCost } = figures;
  // Cents are said both or not at all.
  const number = Number.isInteger(shown) ? frenchNumber(shown) : frenchNumber(shown, 2);
  const value = `${number}${typeof unit === "string" ? NBSP + unit : ""}`;
  const text = after ? `${value} ${after}` : value;
  return isCost ? `${text} à votre charge` : text;
}

/** The same in figures; undefined when there is no amount to show. */
export function amountFigures(amount: Amount): AmountFigures | undefined {
  const { type, montant, unit, periodicite, floorAt, participation } = amount;
  if (type !== "float" || typeof montant !== "number" || !Number.isFinite(montant)) return undefined;
  return {
    value: floored(montant, floorAt),
    ...(UNITS.has(unit) && { unit: unit as NonNullable<AmountFigures["unit"]> }),
    ...(PERIODS.has(periodicite) && {
      periodicite: periodicite as NonNullable<AmountFigures["periodicite"]>,
    }),
    isCost: participation === true || isMapping(participation),
  };
}

const UNITS: ReadonlySet<unknown> = new Set(["€", "%", "séances"]);
const PERIODS: ReadonlySet<unknown> = new Set(["ponctuelle", "mensuelle", "annuelle", "autre"]);

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
