import { profilePhrases, profileSentence } from "../../eligibility/sentences/profile-sentence.ts";
import { isMapping } from "../../model/mapping.ts";
import { PROFILES } from "../../model/schema.ts";
import { deepEqual } from "../../source/data-equality.ts";
import type { Change, ReviewContext } from "../change.ts";
import { matchedItems } from "../matched-items.ts";
import { criteriaChanges, sentenceContext } from "./criteria.ts";
import { change, type Field, fieldIn, keysOf } from "./field.ts";
import { orderChanges } from "./list-order.ts";
import { scalarChanges } from "./scalar.ts";

/** A list of profiles of which one is enough: their order means nothing. */
export function profilesChanges(field: Field): Change[] {
  const before = Array.isArray(field.before) ? field.before : [];
  const after = Array.isArray(field.after) ? field.after : [];
  const { pairs, removed, added, moved } = matchedItems(before, after, (i, j) =>
    distance(before[i], after[j]),
  );
  const item = (from: number | undefined, to: number | undefined): Field => ({
    ...field,
    path: { before: [...field.path.before, from ?? 0], after: [...field.path.after, to ?? 0] },
    title: "Profil",
    before: from === undefined ? undefined : before[from],
    after: to === undefined ? undefined : after[to],
  });
  return [
    ...pairs
      .filter(({ from, to }) => !deepEqual(before[from], after[to]))
      .flatMap(({ from, to }) => profileChanges(item(from, to), rankOf(after, to))),
    ...added.map((to) => wholeChange(item(undefined, to), "ajouté", after[to])),
    ...removed.map((from) => wholeChange(item(from, undefined), "retiré", before[from])),
    ...orderChanges(field, moved, "rewritten", ({ to }) => `« ${said(after[to], field.context)} »`),
  ];
}

/** « n° 2 » for the second profile of a type; nothing where there is but one. */
function rankOf(profiles: readonly unknown[], at: number): string {
  const isAlike = (one: unknown) =>
    isMapping(one) && isMapping(profiles[at]) && one.type === profiles[at].type;
  if (profiles.filter(isAlike).length < 2) return "";
  return ` n° ${profiles.slice(0, at + 1).filter(isAlike).length}`;
}

/** Profiles of one type, the more conditions they share the nearer. */
function distance(before: unknown, after: unknown): number | undefined {
  if (!isMapping(before) || !isMapping(after) || before.type !== after.type) return undefined;
  const from = Array.isArray(before.conditions) ? before.conditions : [];
  const to = Array.isArray(after.conditions) ? after.conditions : [];
  const shared = from.filter((one) => to.some((other) => deepEqual(one, other))).length;
  return 1 - shared / Math.max(from.length, to.length, 1);
}

function wholeChange(field: Field, participle: "ajouté" | "retiré", profile: unknown): Change {
  const sentence = said(profile, field.context);
  return change(field, {
    subject: "Profil",
    text: `Profil ${participle} : ${sentence}`,
    [participle === "ajouté" ? "after" : "before"]: sentence,
  });
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
