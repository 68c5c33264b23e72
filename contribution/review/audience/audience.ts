import { amountText } from "../../eligibility/answers/amount-text.ts";
import { type Asked, reasonOf } from "../../eligibility/answers/asked.ts";
import { type Giver, simpleToJudge } from "../../eligibility/benefit/benefit-to-judge.ts";
import { type CompiledBenefit, compileBenefit } from "../../eligibility/benefit/compile-benefit.ts";
import { ConditionBook } from "../../eligibility/benefit/condition-book.ts";
import { criteriaIn, profilesIn } from "../../eligibility/benefit/criteria-in.ts";
import { all, any, NO, type Truth, UNKNOWN, YES } from "../../eligibility/judging/truth.ts";
import { type Facts, readFacts } from "../../eligibility/person/facts.ts";
import { relationsOf } from "../../eligibility/person/place-relations.ts";
import { eligibilitySummary } from "../../eligibility/sentences/eligibility-summary.ts";
import { allOf } from "../../eligibility/sentences/phrase.ts";
import type { Mapping } from "../../model/mapping.ts";
import { deepEqual } from "../../source/values/data-equality.ts";
import { withoutEmpty } from "../../source/values/without-empty.ts";
import type { Territory } from "../../territory/territory.ts";
import { ageAxis } from "./age-axis.ts";
import { disabilityAxis, quotientAxis } from "./amount-axis.ts";
import { type AudienceLine, gainLines, lossLines, methodText } from "./audience-lines.ts";
import type { Axis } from "./axis.ts";
import { childrenAxis } from "./children-axis.ts";
import { choiceAxes } from "./choice-axes.ts";
import { gridOf } from "./grid.ts";
import { interestAxis } from "./interest-axis.ts";
import { PERSONA_AXIS } from "./persona-axis.ts";
import { placeAxis } from "./place-axis.ts";

/** Who gains and who loses by a change, in French, and on what this rests. */
export interface Audience {
  readonly lines: readonly AudienceLine[];
  /** « D’après 96 situations types. »; empty when none was needed. */
  readonly method: string;
}

/** What is known beside the two versions. */
export interface AudienceContext {
  readonly territory: Territory;
  readonly institution?: ((slug: string) => Giver | undefined) | undefined;
}

/** The keys that decide who sees a simple benefit, and how much they see. */
const DECIDING = ["conditions_generales", "profils", "interestFlag", "private", "institution"];
const AMOUNT = ["type", "montant", "unit", "periodicite", "legend", "floorAt", "participation"];

/**
 * For whom a change of a simple benefit counts; undefined when nothing that decides of it has changed. Both versions are
 * asked the same typical situations, made from the bounds, places, profiles and other values that either of them names.
 */
export function audienceOf(
  slug: string,
  before: Mapping | undefined,
  after: Mapping | undefined,
  context: AudienceContext,
): Audience | undefined {
  if (!before && !after) return undefined;
  const [from, to] = [before, after].map((version) => version && withoutEmpty(version).data);
  const changed = (keys: readonly string[]) => keys.some((key) => !deepEqual(from?.[key], to?.[key]));
  if (!to) return { lines: [{ kind: "loss", text: "Plus personne ne verrait cette aide." }], method: "" };
  if (!from) return { lines: [{ kind: "gain", text: whoText(to, context) }], method: "" };
  if (!changed([...DECIDING, ...AMOUNT])) return undefined;
  if (to.private === true) return from.private === true ? undefined : hidden;
  const compared = changed(DECIDING) ? comparison(slug, from, to, context) : undefined;
  return {
    lines: [...(compared?.lines ?? []), ...amountLines(from, to)],
    method: compared?.method ?? "",
  };
}

const hidden: Audience = {
  lines: [{ kind: "loss", text: "Plus personne ne verrait cette aide : elle serait masquée." }],
  method: "",
};

function whoText(benefit: Mapping, { territory, institution }: AudienceContext): string {
  if (benefit.private === true) return "Personne ne verrait cette aide : elle est masquée.";
  const giver = typeof benefit.institution === "string" ? institution?.(benefit.institution) : undefined;
  return eligibilitySummary(benefit, { territory, institution: giver?.name });
}

function amountLines(before: Mapping, after: Mapping): AudienceLine[] {
  const [from, to] = [amountText(before), amountText(after)];
  if (from === to) return [];
  if (from === "") return [{ kind: "amount", text: `Les personnes éligibles verraient un montant : ${to}.` }];
  if (to === "")
    return [
      { kind: "amount", text: `Les personnes éligibles ne verraient plus de montant (${from} avant).` },
    ];
  return [
    {
      kind: "amount",
      text: `Le montant passerait de « ${from} » à « ${to} » pour toutes les personnes éligibles.`,
    },
  ];
}

function comparison(slug: string, before: Mapping, after: Mapping, context: AudienceContext): Audience {
  const relations = relationsOf(context.territory);
  const book = new ConditionBook({ relations });
  const compiled = [before, after].map((version) =>
    compileBenefit(simpleToJudge(slug, version, giverOf(version, context)), book),
  );
  const [from, to] = compiled;
  if (!from || !to || compiled.some(({ findings }) => findings.length > 0)) return unsureText(from, to);
  const axes = axesFor([before, after], context);
  const grid = gridOf(axes);
  const tried = grid.points.map((point) => {
    const facts = readFacts(point.situation, relations);
    const was = before.private === true ? NO : answerOf(from, facts);
    return { point, facts, was, is: answerOf(to, facts) };
  });
  const unsure = tried.find(({ was, is }) => was === UNKNOWN || is === UNKNOWN);
  if (unsure) return unansweredText(unsure.was === UNKNOWN ? from : to, unsure.facts);
  const had = tried.filter(({ was }) => was === YES).map(({ point }) => point);
  const have = tried.filter(({ is }) => is === YES).map(({ point }) => point);
  const lines = [
    ...lossLines(had, new Set(have), axes),
    ...gainLines(have, new Set(had), axes, () => whoText(after, context)),
  ];
  const same: AudienceLine = { kind: "same", text: "Personne ne gagne ni ne perd le droit à cette aide." };
  return {
    lines: lines.length > 0 ? lines : [same],
    method: methodText(grid.points.length, grid.sampledFrom),
  };
}

function giverOf({ institution }: Mapping, context: AudienceContext): Giver | undefined {
  return typeof institution === "string" ? context.institution?.(institution) : undefined;
}

function unsureText(from: CompiledBenefit | undefined, to: CompiledBenefit | undefined): Audience {
  const isAfter = (to?.findings.length ?? 0) > 0;
  const [finding] = (isAfter ? to : from)?.findings ?? [];
  const version = isAfter ? "la nouvelle version" : "l’ancienne version";
  const text = `On ne peut pas dire pour qui : ${version} est à corriger. ${finding?.message ?? ""}`.trim();
  return { lines: [{ kind: "unsure", text }], method: "" };
}

/** A typical situation that answers nothing to what a version asks says nothing of anybody. */
function unansweredText(benefit: CompiledBenefit, facts: Facts): Audience {
  const asked = [
    ...askedOf(benefit),
    ...benefit.profiles.flatMap(({ own, conditions }) => [own, ...conditions]),
  ];
  const reasons = asked.map((one) => reasonOf(one, facts, undefined));
  const titles = reasons
    .filter(({ verdict }) => verdict === "unknown")
    .flatMap(({ questions }) => questions.map(({ title }) => `« ${title} »`));
  const questions = allOf([...new Set(titles)]);
  const text = `On ne peut pas dire pour qui : les situations types ne répondent pas à ${questions}.`;
  return { lines: [{ kind: "unsure", text }], method: "" };
}

/** Everything that either version asks. */
function axesFor(versions: readonly Mapping[], context: AudienceContext): Axis[] {
  const criteria = versions.flatMap(criteriaIn);
  const hasProfiles = versions.some((version) => profilesIn(version).length > 0);
  const givers = [...new Set(versions.map((version) => giverOf(version, context)))];
  // After the persona, which decides what is asked.
  return [
    hasProfiles ? PERSONA_AXIS : undefined,
    ageAxis(criteria),
    placeAxis(criteria, givers, context.territory),
    quotientAxis(criteria),
    disabilityAxis(criteria),
    ...choiceAxes(criteria),
    ...childrenAxis(criteria),
    ...interestAxis(versions),
  ].filter((axis) => axis !== undefined);
}

function askedOf({ interest, general }: CompiledBenefit): readonly Asked[] {
  return interest ? [interest, ...general] : general;
}

function answerOf(benefit: CompiledBenefit, facts: Facts): Truth {
  const judged = (list: readonly Asked[]) => all(list.map(({ condition }) => condition.judge(facts)));
  const profiles = benefit.profiles.map(({ own, conditions }) => judged([own, ...conditions]));
  return all([judged(askedOf(benefit)), profiles.length === 0 ? YES : any(profiles)]);
}
