import type { Situation } from "../../model/situation.ts";
import { QUESTIONS } from "../../model/situation.ts";
import type { Territory } from "../../territory/territory.ts";
import type { BenefitToJudge, ComplexToJudge } from "../benefit/benefit-to-judge.ts";
import { type CompiledBenefit, type CompiledProfile, compileBenefit } from "../benefit/compile-benefit.ts";
import { ConditionBook, type Surroundings } from "../benefit/condition-book.ts";
import { all, any, type Truth, truthIn, verdictOf, YES } from "../judging/truth.ts";
import { type Facts, readFacts } from "../person/facts.ts";
import type { Answer, ComputedAnswer, OpenQuestion, ProfileReason, Reason } from "./answer.ts";
import { type Asked, reasonOf } from "./asked.ts";

/** Whether a person may have one benefit, and why: what a form shows while the benefit is being written. */
export function explainBenefit(
  benefit: BenefitToJudge,
  situation: Situation,
  surroundings: Surroundings,
): Answer {
  const facts = readFacts(situation, surroundings.relations);
  if (benefit.source_type === "openfisca") return computedAnswer(benefit, facts);
  const compiled = compileBenefit(benefit, new ConditionBook(surroundings));
  return explainCompiled(compiled, reasonsFor(facts, surroundings.names));
}

/** Why each condition holds or not for one person: made once for all the benefits that ask it. */
export type Reasons = (asked: Asked) => Reason;

/** The reasons of one person. */
export function reasonsFor(facts: Facts, names: Territory | undefined): Reasons {
  const made = new Map<Asked, Reason>();
  return (asked) => {
    const known = made.get(asked);
    if (known) return known;
    const reason = reasonOf(asked, facts, names);
    made.set(asked, reason);
    return reason;
  };
}

/** What a compiled benefit answers, with its reasons. */
export function explainCompiled(compiled: CompiledBenefit, reasons: Reasons): Answer {
  const { id, amount, figures, findings } = compiled;
  // What is said of the file serves every person: each gets a copy of their own.
  if (findings.length > 0) return { id, status: "error", findings: structuredClone(findings) };
  const interest = compiled.interest && reasons(compiled.interest);
  const general = compiled.general.map(reasons);
  const profiles = compiled.profiles.map((profile) => profileReason(profile, reasons));
  const asked = interest ? [interest, ...general] : general;
  const inProfiles = profiles.length === 0 ? YES : any(profiles.map(({ verdict }) => truthIn(verdict)));
  const truth = Math.min(truthOfAll(asked), inProfiles) as Truth;
  const status = STATUSES[verdictOf(truth)];
  const open = status === "unknown" ? openReasons(asked, profiles) : [];
  const shown = { amount, ...(figures && { figures }) };
  return { id, status, ...shown, interest, general, profiles, questions: questionsOf(open) };
}

const STATUSES = { yes: "eligible", no: "not-eligible", unknown: "unknown" } as const;

function profileReason({ type, own, conditions }: CompiledProfile, reasons: Reasons): ProfileReason {
  const ownReason = reasons(own);
  const answered = conditions.map(reasons);
  return {
    type,
    verdict: verdictOf(truthOfAll([ownReason, ...answered])),
    own: ownReason,
    conditions: answered,
  };
}

function truthOfAll(list: readonly Reason[]): Truth {
  return all(list.map(({ verdict }) => truthIn(verdict)));
}

/** What is open, where it may still decide: a profile that is out of the question asks nothing any more. */
function openReasons(asked: readonly Reason[], profiles: readonly ProfileReason[]): readonly Reason[] {
  const isDecided = profiles.some(({ verdict }) => verdict === "yes");
  const open = isDecided ? [] : profiles.filter(({ verdict }) => verdict === "unknown");
  return [...asked, ...open.flatMap(({ own, conditions }) => [own, ...conditions])];
}

function questionsOf(reasons: readonly Reason[]): readonly OpenQuestion[] {
  const missing = new Map(reasons.flatMap(({ questions }) => questions.map((one) => [one.key, one])));
  if (missing.size === 0) return [];
  return [...QUESTIONS.keys()].flatMap((key) => missing.get(key) ?? []);
}

/** What to ask OpenFisca for a complex benefit. */
export function computedAnswer(
  { id, variable, entity, openfiscaPeriod }: ComplexToJudge,
  { date }: Pick<Facts, "date">,
): ComputedAnswer {
  const day = date === undefined ? undefined : String(date).padStart(8, "0");
  const year = day?.slice(0, 4);
  const period = day && (openfiscaPeriod === "thisYear" ? year : `${year}-${day.slice(4, 6)}`);
  return { id, status: "computed-by-openfisca", variable, entity, period };
}
