import { useId, useState } from "react";
import type { Finding, Path } from "../../contribution/diagnostics/diagnostic.ts";
import type { Answer } from "../../contribution/eligibility/answers/answer.ts";
import type { QuestionKey } from "../../contribution/model/situation.ts";
import { isRecord } from "../form/plain-value.ts";
import { UnknownKeys } from "../widgets/criteria/unknown-keys.tsx";
import type { EditorProps } from "../widgets/editor-props.ts";
import { findingsLeft } from "../widgets/editor-props.ts";
import { Messages } from "../widgets/parts/messages.tsx";
import { UnexpectedValue } from "../widgets/parts/unexpected-value.tsx";
import { isJudged } from "./answer-text.ts";
import { ASKED, COMPUTED_FROM, SituationFields } from "./situation-fields.tsx";
import type { LiveBenefit } from "./use-answer.ts";

const DATE: QuestionKey = "dateDeValeur";

/** A person's answers: what the benefit asks first, all the other questions on demand. */
export function SituationQuestions({
  live,
  answer,
  ...props
}: Pick<EditorProps, "kind" | "path" | "value" | "onChange" | "findings"> & {
  live: LiveBenefit | undefined;
  /** What the benefit answers to this person: what it lacks is asked too. */
  answer: Answer | undefined;
}) {
  const { path, value, onChange, findings } = props;
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const lacked = useLacked(answer);
  const isAbsent = value === undefined || value === null;
  if (!isAbsent && !isRecord(value)) {
    return (
      <UnexpectedValue
        value={value}
        expected="les réponses d’une personne"
        onClear={() => onChange(undefined)}
      />
    );
  }
  const own = new Set<QuestionKey>([DATE, ...(live?.questions ?? []), ...lacked]);
  const all = (live?.complex.length ?? 0) > 0 ? [...ASKED, ...COMPUTED_FROM] : ASKED;
  const keys = isWhole ? all : all.filter((key) => own.has(key));
  return (
    <>
      <SituationFields {...props} keys={keys} />
      <button
        type="button"
        className="ct-button ct-button-small"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? "Seulement ce que l’aide demande" : "Toutes les questions"}
      </button>
      {isRecord(value) && <UnknownKeys {...props} value={value} known={PARTS} />}
      <Messages id={`${id}-messages`} findings={hiddenFindings(findings, path, keys)} />
    </>
  );
}

/** The questions that an answer lacked once: their fields stay while they are answered. */
function useLacked(answer: Answer | undefined): ReadonlySet<QuestionKey> {
  const [lacked, setLacked] = useState<ReadonlySet<QuestionKey>>(new Set());
  const now = isJudged(answer) ? answer.questions.map(({ key }) => key) : [];
  const isNew = now.some((key) => !lacked.has(key));
  if (isNew) setLacked(new Set([...lacked, ...now]));
  return lacked;
}

const PARTS = [...new Set([...ASKED, ...COMPUTED_FROM].map((key) => key.split(".")[0] ?? ""))];

/** What is said of a part of the situation that no field on screen shows. */
function hiddenFindings(findings: readonly Finding[], path: Path, keys: readonly QuestionKey[]) {
  return findingsLeft(findings, path, []).filter(({ path: place }) => {
    const key = place.slice(path.length).join(".");
    return !keys.some((shown) => key === shown || key.startsWith(`${shown}.`));
  });
}
