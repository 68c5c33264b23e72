import { labelOf, nodeAt } from "../../model/schema.ts";
import { listPhrases } from "./condition-rows.ts";
import { oneOf, type Phrase, thirdPerson } from "./phrase.ts";
import { type ProfilePhrases, profileInSummary, profilePhrases } from "./profile-sentence.ts";
import type { SentenceContext } from "./teller.ts";

/** The keys of a simple benefit that decide who sees it; each may hold anything. */
export interface EligibilityData {
  readonly conditions_generales?: unknown;
  readonly profils?: unknown;
  readonly interestFlag?: unknown;
}

/**
 * Who may have a simple benefit, in one paragraph: « Peut en bénéficier toute personne qui a entre 16 et 25 ans et
 * habite dans le Gard, et qui est en apprentissage ou en recherche d’emploi. » What cannot be read is counted at the end.
 */
export function eligibilitySummary(benefit: EligibilityData, context: SentenceContext): string {
  const general = listPhrases(benefit.conditions_generales, context);
  const profiles = readProfiles(benefit.profils, context);
  const unreadable = general.unreadable + profiles.unreadable;
  return [
    whoText(general.phrases, profiles.readable, unreadable),
    interestText(benefit.interestFlag),
    unreadableText(unreadable),
  ]
    .filter(Boolean)
    .join(" ");
}

function readProfiles(
  value: unknown,
  context: SentenceContext,
): { readable: readonly ProfilePhrases[]; unreadable: number } {
  if (value === undefined || value === null || value === "") return { readable: [], unreadable: 0 };
  if (!Array.isArray(value)) return { readable: [], unreadable: 1 };
  const readable = value.flatMap((profile) => profilePhrases(profile, context) ?? []);
  const inside = readable.reduce((sum, profile) => sum + profile.unreadable, 0);
  return { readable, unreadable: value.length - readable.length + inside };
}

function whoText(
  general: readonly Phrase[],
  profiles: readonly ProfilePhrases[],
  unreadable: number,
): string {
  if (general.length + profiles.length === 0)
    return unreadable > 0 ? "" : "Tout le monde peut en bénéficier.";
  const parts = [generalText(general), profilesText(profiles)].filter(Boolean);
  return `Peut en bénéficier toute personne ${parts.join(", et ")}.`;
}

function generalText(general: readonly Phrase[]): string {
  const texts = general.map(thirdPerson);
  if (texts.length <= 2) return texts.length > 0 ? `qui ${texts.join(" et ")}` : "";
  return `qui ${texts.slice(0, -1).join(", qui ")} et qui ${texts.at(-1)}`;
}

/** One of the profiles is enough; those without conditions of their own are said in one breath. */
function profilesText(profiles: readonly ProfilePhrases[]): string {
  if (profiles.length === 0) return "";
  const bare = [...new Set(profiles.filter(({ bare }) => bare).map(({ being }) => being))];
  const together = bare.length > 0 ? [`est ${oneOf(bare)}`] : [];
  const texts = [...together, ...profiles.filter(({ bare }) => !bare).map(profileInSummary)];
  return texts.length === 1 ? `qui ${texts[0]}` : `qui soit ${texts.join(", soit ")}`;
}

function interestText(flag: unknown): string {
  const node = nodeAt("benefit-simple", undefined, ["interestFlag"]);
  if (!node?.enum?.some((value) => value === flag)) return "";
  return `L’aide n’est montrée qu’aux personnes intéressées par ${labelOf(node, flag)}.`;
}

function unreadableText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "Une condition est à corriger." : `${count} conditions sont à corriger.`;
}
