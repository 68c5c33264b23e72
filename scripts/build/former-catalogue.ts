import { readFileSync } from "node:fs";
import type { Catalogue } from "../../contribution/catalogue/catalogue.ts";
import { isMapping } from "../../contribution/model/mapping.ts";
import { UsageError } from "../options.ts";

/** Reads a catalogue that an earlier build wrote. */
export function formerCatalogue(path: string): Catalogue {
  const data = parsed(path);
  const benefits = isMapping(data) && data.version === 1 ? data.benefits : undefined;
  if (!Array.isArray(benefits) || !benefits.every(isBenefit))
    throw new UsageError(`${path} is not a catalogue that npm run build wrote.`);
  // What the change log reads was just looked at.
  return data as unknown as Catalogue;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function isBenefit(benefit: unknown): boolean {
  if (!isMapping(benefit) || !isMapping(benefit.institution)) return false;
  const { institution } = benefit;
  return [benefit.id, benefit.label, institution.id, institution.name].every(
    (text) => typeof text === "string",
  );
}
