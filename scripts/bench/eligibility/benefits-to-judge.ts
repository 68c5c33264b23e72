import { CORE_SCHEMA, load } from "js-yaml";
import {
  type BenefitToJudge,
  type Giver,
  simpleToJudge,
  variableOf,
} from "../../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { collectionOf, slugOf } from "../../../contribution/model/collections.ts";
import type { BenefitComplex } from "../../../contribution/model/generated/data.ts";
import { isMapping } from "../../../contribution/model/mapping.ts";
import { readDataTree } from "../../data-tree.ts";

/** Every benefit under a data root, with the institution that gives it; those with errors too. */
export function benefitsToJudge(root: string): BenefitToJudge[] {
  const files = readDataTree(root).flatMap(({ file, content }) => {
    const data = typeof content === "string" ? load(content, { schema: CORE_SCHEMA }) : undefined;
    return isMapping(data) ? [{ file, kind: collectionOf(file)?.kind, slug: slugOf(file), data }] : [];
  });
  const givers = new Map(
    files.filter(({ kind }) => kind === "institution").map(({ slug, data }) => [slug, data as Giver]),
  );
  return files.flatMap(({ kind, slug, data }): BenefitToJudge[] => {
    if (kind === "benefit-simple") return [simpleToJudge(slug, data, givers.get(String(data.institution)))];
    if (kind !== "benefit-complex") return [];
    // Only what says which variable to compute is read.
    const complex = data as unknown as BenefitComplex;
    const { entity, openfiscaPeriod } = complex;
    return [
      { id: slug, source_type: "openfisca", variable: variableOf(slug, complex), entity, openfiscaPeriod },
    ];
  });
}
