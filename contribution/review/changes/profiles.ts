import { profilePhrases, profileSentence } from "../../eligibility/sentences/profile-sentence.ts";
import { isMapping } from "../../model/mapping.ts";
import { PROFILES } from "../../model/schema.ts";
import { deepEqual } from "../../source/values/data-equality.ts";
import type { Change, ReviewContext } from "../change.ts";
import { criteriaChanges, sentenceContext } from "./criteria.ts";
import { type Field, fieldIn, keysOf } from "./field.ts";
import { scalarChanges } from "./scalar.ts";
import { unorderedChanges } from "./unordered.ts";

/** A list of profiles of which one is enough: their order means nothing. */
export function profilesChanges(field: Field): Change[] {
  const changes = (profile: Field, after: readonly unknown[], to: number) =>
    profileChanges(profile, rankOf(after, to));
  return unorderedChanges(field, { noun: "Profil", ending: "", said, changes });
}

/** « n° 2 » for the second profile of a type; nothing where there is but one. */
function rankOf(profiles: readonly unknown[], at: number): string {
  const isAlike = (one: unknown) =>
    isMapping(one) && isMapping(profiles[at]) && one.type === profiles[at].type;
  if (profiles.filter(isAlike).length < 2) return "";
  return ` n° ${profiles.slice(0, at + 1).filter(isAlike).length}`;
}

/** What changed inside a profile. */
function profileChanges(field: Field, rank: string): Change[] {
  const { before, after } = field;
  if (!isMapping(before) || !isMapping(after)) return [];
  const name = `${PROFILES.get(String(before.type))?.title ?? String(before.type)}`;
  const inside: Field = { ...field, node: PROFILES.get(String(before.type)) };
  return keysOf(inside.node, before, after)
    .filter((key) => !deepEqual(before[key], after[key]))
    .flatMap((key) => insideChanges(fieldIn(inside, key)))
    .map((one) => ({ ...one, within: [`Profil « ${name} »${rank}`, one.within].filter(Boolean).join(", ") }));
}

function insideChanges(field: Field): Change[] {
  const areLists = [field.before, field.after].every((value) => value === undefined || Array.isArray(value));
  return field.path.after.at(-1) === "conditions" && areLists ? criteriaChanges(field) : scalarChanges(field);
}

/** A profile as one reads it, whatever it holds. */
function said(profile: unknown, context: ReviewContext): string {
  const known = sentenceContext(context);
  const phrases = profilePhrases(profile, known);
  if (phrases && phrases.unreadable === 0) return profileSentence(profile, known);
  return `profil à corriger (${JSON.stringify(profile)})`;
}
