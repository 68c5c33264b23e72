import { CORE_SCHEMA, dump } from "js-yaml";
import type { Kind } from "../../../contribution/model/collections.ts";
import { validateFiles } from "../../../contribution/validation/validate-files.ts";
import { readDataTree } from "../../../scripts/data-tree.ts";
import { sampleBenefit, sampleComplexBenefit, sampleInstitution } from "../../support/samples.ts";
import { territory } from "../../support/territory.ts";
import { CASES } from "../case-folders.ts";

/** A sound document with one defect. */
export interface Mutation {
  readonly name: string;
  readonly kind: Kind;
  /** Keys that replace those of the sample; undefined takes one out. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** What is to be said, as `code path`: the defect first, then its consequences, nothing else. */
  readonly expected: readonly string[];
}

const FILES: Readonly<Record<Kind, string>> = {
  "benefit-simple": "benefits/javascript/departement_gard-aide-au-bafa.yml",
  "benefit-complex": "benefits/openfisca/etat-aide-a-la-mobilite-en-master.yml",
  institution: "institutions/departement_gard.yml",
};

const SAMPLES: Readonly<Record<Kind, () => Record<string, unknown>>> = {
  "benefit-simple": sampleBenefit,
  "benefit-complex": sampleComplexBenefit,
  institution: sampleInstitution,
};

const institutions = readDataTree(CASES);

/** What is said of the document, as `code path`, with a proof that each has a place in the file. */
export function saidOf({ kind, changes }: Pick<Mutation, "kind" | "changes">): string[] {
  const entries = Object.entries({ ...SAMPLES[kind](), ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  const text = dump(Object.fromEntries(entries), { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true });
  const file = FILES[kind];
  const others = institutions.filter((other) => other.file !== file);
  const { diagnostics } = validateFiles([...others, { file, content: text }], {
    territory,
    only: new Set([file]),
  });
  const lines = text.split("\n").length;
  return diagnostics.map(({ code, path, range }) => {
    const placed = range.start.line >= 1 && range.start.line <= lines && range.start.column >= 1;
    return `${code} ${path.join(".")}${placed ? "" : " (nowhere)"}`.trim();
  });
}

/** A benefit with these general conditions, after the one of place. */
export function general(name: string, criterion: unknown, ...expected: string[]): Mutation {
  const changes = { conditions_generales: [PLACE, criterion] };
  return { name: `general: ${name}`, kind: "benefit-simple", changes, expected };
}

/** A benefit with one profile. */
export function profile(name: string, written: unknown, ...expected: string[]): Mutation {
  return { name: `profile: ${name}`, kind: "benefit-simple", changes: { profils: [written] }, expected };
}

/** A benefit with other keys. */
export function benefit(name: string, changes: Record<string, unknown>, ...expected: string[]): Mutation {
  return { name: `benefit: ${name}`, kind: "benefit-simple", changes, expected };
}

/** A condition of place inside the institution of the sample, unlike any example of the schemas. */
export const PLACE = { type: "codes_postaux", values: ["30000", "30900"] };
