import { type JSX, useMemo, useState } from "react";
import type { Answer } from "../../contribution/eligibility/answers/answer.ts";
import { foldedLetters } from "../../contribution/territory/folded-name.ts";
import { unbreakable } from "../locale/typography.ts";
import { answerText } from "../trial/answer-text.ts";
import { AnswerView } from "../trial/answer-view.tsx";
import type { KnownBenefit, LoadedCatalogue } from "./load-catalogue.ts";

const GROUPS: readonly { readonly status: Answer["status"]; readonly title: string }[] = [
  { status: "eligible", title: "A droit à" },
  { status: "unknown", title: "Il manque une réponse" },
  { status: "not-eligible", title: "N’a pas droit à" },
  { status: "computed-by-openfisca", title: "Calculées par OpenFisca" },
  { status: "error", title: "À corriger avant de répondre" },
];

/** What the whole catalogue answers to a person: by answer, each benefit with its reasons on demand. */
export function Results({
  answers,
  catalogue: { benefits, unreadable },
}: {
  answers: readonly Answer[];
  catalogue: LoadedCatalogue;
}): JSX.Element {
  const [query, setQuery] = useState("");
  const shown = useMemo(() => {
    const words = foldedLetters(query).split(" ").filter(Boolean);
    return answers.filter(({ id }) => {
      const { label = "", institution = "" } = benefits.get(id) ?? {};
      const text = foldedLetters(`${label} ${institution}`);
      return words.every((word) => text.includes(word));
    });
  }, [answers, benefits, query]);
  const groups = GROUPS.map((group) => ({
    ...group,
    answers: shown.filter(({ status }) => status === group.status),
  }));
  return (
    <section aria-label="Réponses du catalogue">
      <p className="ct-field">
        <input
          type="search"
          className="ct-input"
          aria-label="Chercher une aide parmi les réponses"
          placeholder="Chercher une aide ou une institution"
          autoComplete="off"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      </p>
      <p role="status" className="cl-status">
        {groups
          .filter((group) => group.answers.length > 0)
          .map(({ title, answers: list }) => `${title} : ${list.length}`)
          .join(" · ") || "Aucune aide de ce nom. Essayez un seul mot."}
      </p>
      {groups.map(({ status, title, answers: list }) => (
        <Group key={status} title={title} answers={list} benefits={benefits} isOpen={status === "eligible"} />
      ))}
      {unreadable.length > 0 && (
        <p className="ct-note ct-note-wrong">
          {unreadable.length > 1 ? "Ces fichiers ne peuvent" : "Ce fichier ne peut"} pas être lu
          {unreadable.length > 1 && "s"} : {unreadable.join(", ")}
        </p>
      )}
    </section>
  );
}

function Group({
  title,
  answers,
  benefits,
  isOpen,
}: {
  title: string;
  answers: readonly Answer[];
  benefits: ReadonlyMap<string, KnownBenefit>;
  isOpen: boolean;
}) {
  const [shown, setShown] = useState(isOpen);
  if (answers.length === 0) return null;
  return (
    <details className="cs-group" open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>
        <h2>
          {title} ({answers.length})
        </h2>
      </summary>
      {shown && (
        <ul className="cs-answers">
          {answers.map((answer) => (
            <AnswerItem key={answer.id} answer={answer} benefit={benefits.get(answer.id)} />
          ))}
        </ul>
      )}
    </details>
  );
}

function AnswerItem({ answer, benefit }: { answer: Answer; benefit: KnownBenefit | undefined }) {
  const [shown, setShown] = useState(false);
  const label = benefit?.label ?? answer.id;
  return (
    <li>
      <p>
        <a href={benefit?.address}>{unbreakable(label)}</a>{" "}
        <span className="cl-detail">{benefit?.institution}</span>
      </p>
      <details open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
        <summary aria-label={`${answerText(answer)} Pourquoi : ${label}`}>
          {unbreakable(answerText(answer))} <span className="cs-why">Pourquoi ?</span>
        </summary>
        {shown && <AnswerView answer={answer} />}
      </details>
    </li>
  );
}
