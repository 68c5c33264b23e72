import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import type {
  BenefitToJudge,
  ComplexToJudge,
} from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { simpleToJudge, variableOf } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import {
  type CompiledCatalogue,
  compileCatalogue,
} from "../../contribution/eligibility/index/compile-catalogue.ts";
import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import { COLLECTIONS, type Kind, slugOf } from "../../contribution/model/collections.ts";
import type { BenefitComplex } from "../../contribution/model/generated/data.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { type Offered, stillPossible } from "../../contribution/openfisca/still-possible.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { loadPlaces } from "../form/findings.ts";
import type { PlainRecord } from "../form/plain-value.ts";
import { loadCatalogueIndex } from "../surroundings/catalogue-index.ts";
import { inSlices } from "../timing/in-slices.ts";

/** A published benefit, as a person recognises it. */
export interface KnownBenefit {
  /** File name without extension. */
  readonly id: string;
  readonly label: string;
  readonly institution: string;
  /** Address of its form, from the admin's page. */
  readonly address: string;
}

/** The published catalogue, ready to answer. */
export interface LoadedCatalogue {
  readonly compiled: CompiledCatalogue;
  /** Those that OpenFisca computes. */
  readonly complex: readonly ComplexToJudge[];
  /** Whether one of them is still possible for a person. */
  readonly isComplexPossible: (situation: Situation) => boolean;
  readonly benefits: ReadonlyMap<string, KnownBenefit>;
  /** Files that cannot be read, by path. */
  readonly unreadable: readonly string[];
}

/** Reads every published benefit and compiles it; `progress` is told the share read so far, from 0 to 1. */
export async function loadCatalogue(progress: (share: number) => void): Promise<LoadedCatalogue> {
  const [index, territory, files] = await Promise.all([loadCatalogueIndex(), loadPlaces(), readBenefits()]);
  const benefits = new Map<string, KnownBenefit>();
  const toJudge: BenefitToJudge[] = [];
  const offered: Offered[] = [];
  const unreadable: string[] = [];
  let done = 0;
  await inSlices(files, ({ kind, collection, path, text }) => {
    done += 1;
    if (done % 50 === 0) progress(done / files.length);
    const source = parseSource(text);
    if (!source.ok) unreadable.push(path);
    else if (source.data.private !== true) {
      const id = slugOf(path);
      toJudge.push(judgeable(kind, id, source.data, index));
      if (kind === "benefit-complex") offered.push(offeredBenefit(id, source.data, index));
      benefits.set(id, {
        id,
        label: textOf(source.data.label) || id,
        institution: institutionOf(index, source.data)?.name ?? textOf(source.data.institution),
        address: `#/collections/${collection}/entries/${id}`,
      });
    }
  });
  const surroundings = { relations: relationsOf(territory), names: territory };
  return {
    compiled: compileCatalogue(toJudge, surroundings),
    complex: toJudge.filter((benefit) => benefit.source_type === "openfisca"),
    isComplexPossible: stillPossible(offered, surroundings),
    benefits,
    unreadable,
  };
}

interface BenefitFile {
  readonly kind: Kind;
  readonly collection: string;
  readonly path: string;
  readonly text: string;
}

async function readBenefits(): Promise<BenefitFile[]> {
  const { implementation } = currentBackend(store.getState().config);
  const folders = COLLECTIONS.filter(({ kind }) => kind !== "institution");
  const read = folders.map(async ({ kind, name, folder }) => {
    const entries = await implementation.entriesByFolder(folder, "yml", 1);
    return entries.map(({ data, file: { path } }) => ({ kind, collection: name, path, text: data ?? "" }));
  });
  return (await Promise.all(read)).flat();
}

function judgeable(kind: Kind, id: string, data: PlainRecord, index: CatalogueIndex): BenefitToJudge {
  if (kind === "benefit-simple") return simpleToJudge(id, data, institutionOf(index, data));
  // What a published file holds passed the validation.
  const complex = data as unknown as BenefitComplex;
  return { ...complex, id, source_type: "openfisca", variable: variableOf(id, complex) };
}

function offeredBenefit(id: string, data: PlainRecord, index: CatalogueIndex): Offered {
  return { id, interestFlag: data.interestFlag, institution: institutionOf(index, data) };
}

function institutionOf({ institutions }: CatalogueIndex, data: PlainRecord) {
  const slug = textOf(data.institution);
  return Object.hasOwn(institutions, slug) ? institutions[slug] : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
