import { useMemo, useState } from "react";
import type { Answer } from "../../contribution/eligibility/answers/answer.ts";
import { EXPECTATIONS } from "../../contribution/eligibility/answers/expectations.ts";
import { borderCases } from "../../contribution/eligibility/trials/border-cases.ts";
import { personas } from "../../contribution/eligibility/trials/personas.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { deepEqual } from "../../contribution/source/values/data-equality.ts";
import { useForm } from "../form/findings.ts";
import { isRecord, type PlainRecord } from "../form/plain-value.ts";
import { unbreakable } from "../locale/typography.ts";
import { ItemPicker } from "../widgets/criteria/item-picker.tsx";
import { answerText, isJudged } from "./answer-text.ts";
import { AnswerView } from "./answer-view.tsx";
import { SituationQuestions } from "./situation-questions.tsx";
import { today } from "./today.ts";
import { type LiveBenefit, useToldAnswer } from "./use-answer.ts";

/** A person being tried, as an example would hold it. */
interface Tried {
  readonly name: string;
  readonly situation: unknown;
}

const DESCRIBED = "described";

/** Tries the benefit on screen with a person: the answer follows what is typed, and is kept as an example in one click. */
export function Trial({
  id,
  live,
  kept,
  onKeep,
}: {
  id: string;
  live: LiveBenefit | undefined;
  /** The examples of the file. */
  kept: readonly unknown[];
  onKeep: (examples: readonly PlainRecord[]) => void;
}) {
  const [tried, setTried] = useState<Tried>();
  const day = today();
  const people = useMemo(() => personas(day), [day]);
  const pick = (key: string) => {
    const persona = people.find((one) => one.key === key);
    setTried({
      name: persona?.name ?? "",
      situation: persona?.situation ?? { dateDeValeur: day },
    });
  };
  return (
    <div className="ct-trial">
      <ItemPicker
        id={id}
        label="Essayer l’aide avec une personne"
        placeholder="Essayer avec une personne : lycéenne à Rennes, apprenti…"
        groups={[
          {
            name: "",
            options: [
              { value: DESCRIBED, label: "Décrire une personne", detail: "Vous répondez à sa place." },
              ...people.map(({ key, name }) => ({ value: key, label: name, detail: "" })),
            ],
          },
        ]}
        onPick={pick}
      />
      {tried && live && (
        <TrialOf
          tried={tried}
          live={live}
          kept={kept}
          onChange={setTried}
          onKeep={onKeep}
          onClose={() => setTried(undefined)}
        />
      )}
    </div>
  );
}

function TrialOf({
  tried: { name, situation },
  live,
  kept,
  onChange,
  onKeep,
  onClose,
}: {
  tried: Tried;
  live: LiveBenefit;
  kept: readonly unknown[];
  onChange: (tried: Tried) => void;
  onKeep: (examples: readonly PlainRecord[]) => void;
  onClose: () => void;
}) {
  const answer = useToldAnswer(live, situation);
  const example = exampleOf(name || "Personne décrite", situation, answer);
  return (
    <section className="ct-item" aria-label="Essai de l’aide">
      <p className="ct-item-title">{name || "Une personne que vous décrivez"}</p>
      {answer && <AnswerView answer={answer} />}
      <SituationQuestions
        kind="benefit-simple"
        path={["essai"]}
        value={situation}
        onChange={(next) => onChange({ name, situation: next })}
        findings={[]}
        live={live}
        answer={answer}
      />
      <div className="ct-row">
        {example && !isKept(example, kept) && (
          <button type="button" className="ct-button ct-button-main" onClick={() => onKeep([example])}>
            Garder comme exemple
          </button>
        )}
        {example && isKept(example, kept) && <p className="ct-hint">Cette personne est dans les exemples.</p>}
        <button type="button" className="ct-button" onClick={onClose}>
          Fermer l’essai
        </button>
      </div>
      <BorderCases situation={situation} live={live} kept={kept} onKeep={onKeep} />
    </section>
  );
}

/** The people around the borders of the conditions, each kept as an example in one click. */
function BorderCases({
  situation,
  live,
  kept,
  onKeep,
}: {
  situation: unknown;
  live: LiveBenefit;
  kept: readonly unknown[];
  onKeep: (examples: readonly PlainRecord[]) => void;
}) {
  const data = useForm((form) => form.data);
  const cases = useMemo(() => {
    // The border is looked for around answers of any shape.
    const from = (isRecord(situation) ? situation : {}) as unknown as Situation;
    return borderCases(data, from, live.territory).flatMap(({ name, situation: around }) => {
      const answer = live.answer(around);
      const example = exampleOf(name, around, answer);
      return example && answer ? [{ example, text: `${name} : ${answerText(answer)}` }] : [];
    });
  }, [data, situation, live]);
  const left = cases.filter(({ example }) => !isKept(example, kept));
  if (cases.length === 0) return null;
  return (
    <details className="ct-borders">
      <summary>Cas limites de cette personne ({cases.length})</summary>
      <p className="ct-hint">
        La même personne, juste avant et juste après chaque limite. Gardez ceux dont la réponse est la bonne.
      </p>
      <ul className="ct-reasons">
        {cases.map(({ example, text }) => (
          <li key={String(example.nom)}>
            {unbreakable(text)}{" "}
            {isKept(example, kept) ? (
              <span className="ct-hint">Gardé.</span>
            ) : (
              <button
                type="button"
                className="ct-button ct-button-small"
                aria-label={`Garder : ${String(example.nom)}`}
                onClick={() => onKeep([example])}
              >
                Garder
              </button>
            )}
          </li>
        ))}
      </ul>
      {left.length > 1 && (
        <button
          type="button"
          className="ct-button ct-button-small"
          onClick={() => onKeep(left.map(({ example }) => example))}
        >
          Garder les {left.length}
        </button>
      )}
    </details>
  );
}

/** The example that expects today's answer; undefined where there is none to expect. */
function exampleOf(nom: string, situation: unknown, answer: Answer | undefined): PlainRecord | undefined {
  return isJudged(answer) ? { nom, situation, resultat: EXPECTATIONS[answer.status] } : undefined;
}

function isKept({ nom, situation }: PlainRecord, kept: readonly unknown[]): boolean {
  return kept.some((one) => isRecord(one) && one.nom === nom && deepEqual(one.situation, situation));
}
