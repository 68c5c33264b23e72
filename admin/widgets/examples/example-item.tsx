import { useId } from "react";
import { EXPECTATIONS } from "../../../contribution/eligibility/answers/expectations.ts";
import { labelOf, resolved, type SchemaNode } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord, type PlainRecord, rawText } from "../../form/plain-value.ts";
import { isJudged } from "../../trial/answer-text.ts";
import { AnswerView } from "../../trial/answer-view.tsx";
import { SituationQuestions } from "../../trial/situation-questions.tsx";
import { type LiveBenefit, useToldAnswer } from "../../trial/use-answer.ts";
import type { RowList } from "../criteria/row-list.ts";
import { SentenceItem } from "../criteria/sentence-item.tsx";
import { UnknownKeys } from "../criteria/unknown-keys.tsx";
import { type EditorProps, findingsLeft, findingsUnder } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { SchemaField } from "../schema-field/schema-field.tsx";

const KEYS = ["nom", "situation", "resultat"];

type ExampleProps = EditorProps & {
  readonly index: number;
  readonly count: number;
  readonly list: RowList;
  readonly live: LiveBenefit | undefined;
};

/** One example: a sentence that says the person and the answer expected, and opens to be edited. */
export function ExampleItem(props: ExampleProps) {
  const { value, findings, path, index, count, list, live } = props;
  const id = useId();
  const example = isRecord(value) ? value : undefined;
  const told = useToldAnswer(live, example?.situation);
  const answer = example && told;
  const agrees = isJudged(answer) ? EXPECTATIONS[answer.status] === example?.resultat : undefined;
  const mark = agrees === undefined ? "" : agrees ? "✓ " : "✗ ";
  return (
    <SentenceItem
      sentence={example ? `${mark}${exampleSentence(example, props.node)}` : "Exemple illisible"}
      name={`l’exemple ${index + 1}`}
      row={index}
      count={count}
      list={list}
      paths={[path]}
      canEdit={example !== undefined}
      canDuplicate={example !== undefined}
      after={
        list.open !== index &&
        example && <Messages id={`${id}-messages`} findings={findingsUnder(findings, path)} />
      }
    >
      {example ? (
        <ExampleFields {...props} value={example} />
      ) : (
        <div className="ct-unexpected">
          <p>Cet exemple ne peut pas être lu. Retirez-le, puis essayez l’aide avec une personne.</p>
          <pre className="ct-raw">{rawText(value)}</pre>
          <Messages id={`${id}-messages`} findings={findingsUnder(findings, path)} />
        </div>
      )}
    </SentenceItem>
  );
}

function exampleSentence({ nom, resultat }: PlainRecord, node: SchemaNode): string {
  const result = fieldOf(node, "resultat");
  const expected = resultat === undefined ? "réponse attendue à choisir" : labelOf(result, resultat);
  return `${typeof nom === "string" && nom ? nom : "Personne sans nom"} : ${expected}`;
}

function ExampleFields(props: ExampleProps & { value: PlainRecord }) {
  const { kind, path, node, value, onChange, findings, live } = props;
  const id = useId();
  const answer = useToldAnswer(live, value.situation);
  const field = (key: string) => ({
    kind,
    path: [...path, key],
    node: fieldOf(node, key),
    value: value[key],
    onChange: (next: unknown) => onChange(setIn(value, [key], next)),
    findings,
  });
  const situation = field("situation");
  return (
    <>
      <SchemaField {...field("nom")} required />
      <SituationQuestions {...situation} live={live} answer={answer} />
      <SchemaField {...field("resultat")} required compact>
        {isJudged(answer) && EXPECTATIONS[answer.status] !== value.resultat && (
          <button
            type="button"
            className="ct-button ct-button-small"
            onClick={() => onChange(setIn(value, ["resultat"], EXPECTATIONS[answer.status]))}
          >
            Attendre la réponse d’aujourd’hui
          </button>
        )}
      </SchemaField>
      {answer && <AnswerView answer={answer} />}
      <UnknownKeys {...props} known={KEYS} />
      <Messages id={`${id}-messages`} findings={findingsLeft(findings, path, KEYS)} />
    </>
  );
}

function fieldOf(node: SchemaNode, key: string): SchemaNode {
  const example = node.items && resolved(node.items);
  return resolved(example?.properties?.[key] ?? {});
}
