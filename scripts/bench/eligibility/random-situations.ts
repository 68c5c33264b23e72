import type { BenefitToJudge } from "../../../contribution/eligibility/benefit/benefit-to-judge.ts";
import type { SchemaNode } from "../../../contribution/model/schema.ts";
import { QUESTIONS, type Situation } from "../../../contribution/model/situation.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";

/** Numbers from 0 to 1 that a seed decides. */
export type Random = () => number;

/** The generator « mulberry32 » of Tommy Ettinger: small, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How the situations are drawn. */
export interface Drawing {
  readonly territory: Territory;
  /** Their places and thresholds are drawn more often than others: there the answers change. */
  readonly benefits: readonly BenefitToJudge[];
  /** Part of the questions left open, from 0 to 1. */
  readonly missing: number;
}

const ANY_POSTAL_CODE = "30000";

/** People of any age, place and activity, the same ones for the same seed. */
export function randomSituations(count: number, random: Random, drawing: Drawing): Situation[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const text = JSON.stringify(drawing.benefits);
  const meant = [...new Set(text.match(/"[0-9][0-9AB][0-9]{3}"/g) ?? [])].map((code) => code.slice(1, -1));
  const communes = [...drawing.territory.communes()].map(({ code }) => code);
  const numbers = [...new Set(text.match(/"value":[0-9.]+/g) ?? [])].map((match) => Number(match.slice(8)));
  const postal = meant.filter((code) => /^\d+$/.test(code));
  const near = (commune: string) => {
    const own = drawing.territory.commune(commune)?.postalCodes ?? [];
    return own.length > 0 && random() < 0.5 ? own : [...postal, ...own, ANY_POSTAL_CODE];
  };
  const homes = meant.filter((code) => drawing.territory.commune(code));
  return Array.from({ length: count }, () => {
    const answers: [string, unknown][] = [["dateDeValeur", day(random, 2025, 3)]];
    const commune = random() < 0.5 && homes.length > 0 ? pick(homes) : pick(communes);
    for (const [key, { node }] of QUESTIONS) {
      if (key === "dateDeValeur" || random() < drawing.missing) continue;
      if (key === "menage._departement" || key === "menage._region" || key === "menage._epci") continue;
      if (key === "menage.depcom") answers.push([key, commune]);
      else if (key === "menage._codePostal") answers.push([key, pick(near(commune))]);
      else if (key === "enfants") answers.push([key, children(random)]);
      else if (key === "demandeur.date_naissance") answers.push([key, day(random, 1994, 20)]);
      else answers.push([key, answerTo(node, random, numbers)]);
    }
    return assembled(answers);
  });
}

function answerTo(node: SchemaNode, random: Random, numbers: readonly number[]): unknown {
  if (node.type === "boolean") return random() < 0.5;
  if (node.enum) return node.enum[Math.floor(random() * node.enum.length)];
  if (node.maximum === 1) return Math.round(random() * 100) / 100;
  if (node.maximum === 50) return 1 + Math.floor(random() * 6) / 2;
  const near = (numbers[Math.floor(random() * numbers.length)] ?? 0) + Math.floor(random() * 3) - 1;
  const drawn = random() < 0.5 ? near * 12 : Math.floor(random() * 40_000);
  return Math.min(node.maximum ?? drawn, Math.max(0, drawn));
}

function children(random: Random): { date_naissance?: string }[] {
  return Array.from({ length: Math.floor(random() * 4) }, () =>
    random() < 0.1 ? {} : { date_naissance: day(random, 2008, 20) },
  );
}

function day(random: Random, from: number, years: number): string {
  const year = from + Math.floor(random() * years);
  // A tenth of all people are born on 29 February, where the year has one: the border is worth it.
  if (random() < 0.1 && year % 4 === 0) return `${year}-02-29`;
  const two = (value: number) => String(1 + Math.floor(value)).padStart(2, "0");
  return `${year}-${two(random() * 12)}-${two(random() * 28)}`;
}

function assembled(answers: readonly (readonly [string, unknown])[]): Situation {
  const situation: Record<string, unknown> = {};
  for (const [key, answer] of answers) {
    const [part = "", inner] = key.split(".");
    if (inner === undefined) situation[part] = answer;
    else situation[part] = { ...(situation[part] as object | undefined), [inner]: answer };
  }
  // Every answer was drawn from its schema.
  return situation as unknown as Situation;
}
