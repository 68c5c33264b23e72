import { collectionOf, type Kind, slugOf } from "../../contribution/model/collections.ts";
import {
  BENEFIT_THEMES,
  type BenefitTheme,
  themeOfLabel,
} from "../../contribution/validation/benefit-theme.ts";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { folded } from "../../contribution/validation/folded.ts";
import { meaningfulWords } from "../../contribution/validation/meaningful-words.ts";

/** A published benefit, as a person recognises it. */
export interface ExistingBenefit {
  /** Path under the data root. */
  readonly file: string;
  readonly kind: Kind;
  readonly label: string;
  /** File name of the institution; empty when it says none. */
  readonly institution: string;
  readonly institutionName: string;
  readonly theme: BenefitTheme;
}

/** What a new benefit says so far. */
export interface NewBenefit {
  readonly label: string;
  /** File name of the institution; empty as long as none is chosen. */
  readonly institution: string;
}

/** The benefits that the simulator shows. */
export function existingBenefits(index: CatalogueIndex): readonly ExistingBenefit[] {
  return index.benefits.flatMap(({ file, label, institution = "", private: hidden }) => {
    const kind = collectionOf(file)?.kind;
    if (!kind || !label || hidden) return [];
    const institutionName =
      (Object.hasOwn(index.institutions, institution) && index.institutions[institution]?.name) ||
      institution;
    return [{ file, kind, label, institution, institutionName, theme: themeOfLabel(label) }];
  });
}

/** The address of a benefit's form, from the admin's page. */
export function addressOf(file: string): string {
  return `#/collections/${collectionOf(file)?.name}/entries/${slugOf(file)}`;
}

// Every other benefit is called so.
const VAGUE = new Set(["aide", "dispositif", "programme", "financiere", "financier"]);

/**
 * The benefits that may already be the one being written, the nearest first: those of its institution that share most
 * of their words with it; as long as it has no institution, those that have all its words.
 */
export function similarBenefits(
  all: readonly ExistingBenefit[],
  { label, institution }: NewBenefit,
): readonly ExistingBenefit[] {
  const words = tellingWords(label);
  if (words.size < (institution === "" ? 2 : 1)) return [];
  const enough = institution === "" ? 1 : 0.6;
  return all
    .filter((benefit) => institution === "" || benefit.institution === institution)
    .map((benefit) => ({
      benefit,
      share: sharedWords(words, tellingWords(benefit.label), institution === ""),
    }))
    .filter(({ share }) => share >= enough)
    .sort((one, other) => other.share - one.share)
    .map(({ benefit }) => benefit);
}

/** The benefits in which every word typed is found, those nearest to the one being written first. */
export function searchBenefits(
  all: readonly ExistingBenefit[],
  query: string,
  theme: BenefitTheme | "",
  near: NewBenefit,
): readonly ExistingBenefit[] {
  const typed = folded(query).split(" ").filter(Boolean);
  const words = tellingWords(near.label);
  const own = near.label === "" ? undefined : themeOfLabel(near.label);
  const distance = (benefit: ExistingBenefit) =>
    (benefit.theme === own ? 0 : 2) - sharedWords(words, tellingWords(benefit.label), true);
  return all
    .filter((benefit) => theme === "" || benefit.theme === theme)
    .filter((benefit) => {
      const text = folded(`${benefit.label} ${benefit.institutionName} ${BENEFIT_THEMES[benefit.theme]}`);
      return typed.every((word) => text.includes(word));
    })
    .map((benefit) => ({ benefit, distance: distance(benefit) }))
    .sort(
      (one, other) =>
        one.distance - other.distance || one.benefit.label.localeCompare(other.benefit.label, "fr"),
    )
    .map(({ benefit }) => benefit);
}

function tellingWords(label: string): ReadonlySet<string> {
  return new Set(
    meaningfulWords(label)
      .split(" ")
      .filter((word) => word !== "" && !VAGUE.has(word)),
  );
}

/** The share of words in common: of the first text's, or of the shorter one's. */
function sharedWords(words: ReadonlySet<string>, others: ReadonlySet<string>, ofFirst: boolean): number {
  const common = [...words].filter((word) => others.has(word)).length;
  return common / Math.max(1, ofFirst ? words.size : Math.min(words.size, others.size));
}
