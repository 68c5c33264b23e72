import { type JSX, useId, useRef } from "react";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { problemMessage } from "../../contribution/source/reading/problem-message.ts";
import type { SourceProblem } from "../../contribution/source/reading/source-problem.ts";

/** The text of a file that cannot be read, what is wrong with it and where; checked again at every key. */
export function SourceEditor(props: {
  readonly text: string;
  onChange(text: string): void;
  onBackToForm(): void;
}): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const parsed = parseSource(props.text);
  const show = (problem: SourceProblem): void => {
    area.current?.focus();
    area.current?.setSelectionRange(problem.start, Math.max(problem.end, problem.start + 1));
  };
  return (
    <section className="contribution-source">
      <h2>
        <label htmlFor={id}>Le texte du fichier</label>
      </h2>
      <p id={`${id}-why`}>
        {parsed.ok
          ? "Le texte est corrigé : vous pouvez revenir au formulaire."
          : "Ce fichier ne peut pas être lu : son formulaire reviendra quand son texte sera corrigé. Rien n’est perdu."}
      </p>
      <div role="status" id={`${id}-problems`}>
        {!parsed.ok && (
          <ul>
            {parsed.problems.map((problem) => (
              <li key={`${problem.start} ${problem.reason}`}>
                <ProblemLine text={props.text} problem={problem} onShow={() => show(problem)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {parsed.ok && (
        <button type="button" onClick={props.onBackToForm}>
          Revenir au formulaire
        </button>
      )}
      <textarea
        ref={area}
        id={id}
        aria-describedby={`${id}-why ${id}-problems`}
        aria-invalid={!parsed.ok}
        value={props.text}
        onChange={(event) => props.onChange(event.target.value)}
        rows={24}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
      />
    </section>
  );
}

function ProblemLine({
  text,
  problem,
  onShow,
}: {
  readonly text: string;
  readonly problem: SourceProblem;
  readonly onShow: () => void;
}): JSX.Element {
  const { message, help } = problemMessage(problem);
  const before = text.slice(0, problem.start).split("\n");
  return (
    <>
      <button type="button" onClick={onShow}>
        Ligne {before.length}, colonne {(before.at(-1)?.length ?? 0) + 1}
      </button>{" "}
      {message} {help}
    </>
  );
}
