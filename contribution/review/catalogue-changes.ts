import type { Catalogue, CatalogueBenefit } from "../catalogue/catalogue.ts";
import type { Kind } from "../model/collections.ts";
import { deepEqual } from "../source/values/data-equality.ts";
import type { ReviewContext } from "./change.ts";
import { fileChanges } from "./file-changes.ts";

/** A benefit named in a change log. */
export interface LoggedBenefit {
  readonly id: string;
  readonly label: string;
  /** Name of its institution. */
  readonly institution: string;
}

/** A benefit that is in both catalogues, and not the same. */
export interface ChangedBenefit extends LoggedBenefit {
  /** Each change in one French line: « Montant : 200 € → 250 € ». */
  readonly changes: readonly string[];
}

/** What a catalogue brings that a former one had not, each list in the order of the ids. */
export interface CatalogueChanges {
  readonly added: readonly LoggedBenefit[];
  readonly removed: readonly LoggedBenefit[];
  readonly changed: readonly ChangedBenefit[];
}

/** Compares two catalogues, benefit by benefit. */
export function catalogueChanges(
  before: Catalogue,
  after: Catalogue,
  context: Pick<ReviewContext, "territory">,
): CatalogueChanges {
  const former = new Map(before.benefits.map((benefit) => [benefit.id, benefit]));
  const current = new Map(after.benefits.map((benefit) => [benefit.id, benefit]));
  const names = new Map(
    [...before.benefits, ...after.benefits].map(({ institution: { id, name } }) => [id, name]),
  );
  const words = { ...context, institutionName: (slug: string) => names.get(slug) };
  return {
    added: after.benefits.filter(({ id }) => !former.has(id)).map(logged),
    removed: before.benefits.filter(({ id }) => !current.has(id)).map(logged),
    changed: after.benefits.flatMap((benefit) => {
      const old = former.get(benefit.id);
      if (!old || deepEqual(old, benefit)) return [];
      return [{ ...logged(benefit), changes: changesOf(old, benefit, words) }];
    }),
  };
}

/** The change log as a page for people. */
export function changeLog({ added, removed, changed }: CatalogueChanges): string {
  const sections = [
    section("Nouvelles aides", added.map(titleOf)),
    section("Aides retirées", removed.map(titleOf)),
    section(
      "Aides modifiées",
      changed.map((benefit) =>
        [titleOf(benefit), ...benefit.changes.map((text) => `  - ${text}`)].join("\n"),
      ),
    ),
  ].filter((text) => text !== "");
  const body = sections.length > 0 ? sections.join("\n") : "Aucun changement.\n";
  return `# Ce qui change dans le catalogue\n\n${body}`;
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0
    ? ""
    : `## ${title} (${items.length})\n\n${items.map((item) => `- ${item}\n`).join("")}`;
}

function titleOf({ id, label, institution }: LoggedBenefit): string {
  return `${label} (${institution}, \`${id}\`)`;
}

function logged({ id, label, institution }: CatalogueBenefit): LoggedBenefit {
  return { id, label, institution: institution.name };
}

/** What changed in the benefit itself, then in its institution, which the catalogue holds inside it. */
function changesOf(before: CatalogueBenefit, after: CatalogueBenefit, context: ReviewContext): string[] {
  const kind: Kind = after.source_type === "openfisca" ? "benefit-complex" : "benefit-simple";
  const own = fileChanges(kind, fileOf(before), fileOf(after), context).map(({ text }) => text);
  const moved = before.source_type === after.source_type ? [] : ["Mode de calcul : il n’est plus le même"];
  const isSameGiver = before.institution.id === after.institution.id;
  const giver = isSameGiver
    ? fileChanges("institution", { ...before.institution }, { ...after.institution }, context)
    : [];
  return [...moved, ...own, ...giver.map(({ text }) => `Institution, ${text}`)];
}

/** The benefit as its file says it. */
function fileOf({ id: _, source_type: __, institution, ...benefit }: CatalogueBenefit) {
  return { ...benefit, institution: institution.id };
}
