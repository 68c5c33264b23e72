import type { Finding, Path } from "../../contribution/diagnostics/diagnostic.ts";
import { COMPUTATION_QUESTIONS, QUESTIONS, type QuestionKey } from "../../contribution/model/situation.ts";
import { getIn, setIn } from "../../contribution/source/values/set-in.ts";
import { SchemaField } from "../widgets/schema-field/schema-field.tsx";

// They follow from the commune.
const DERIVED: ReadonlySet<QuestionKey> = new Set(["menage._departement", "menage._region", "menage._epci"]);

/** The questions that a form asks, in its order. */
export const ASKED: readonly QuestionKey[] = [...QUESTIONS.keys()].filter((key) => !DERIVED.has(key));

/** The questions that only OpenFisca needs, in the order of the form. */
export const COMPUTED_FROM: readonly QuestionKey[] = [...COMPUTATION_QUESTIONS.keys()];

/** The fields of some answers of a situation of any shape; what is not asked here stays as it is. */
export function SituationFields({
  keys,
  path,
  value,
  onChange,
  findings,
}: {
  keys: readonly QuestionKey[];
  /** Place of the situation in the file. */
  path: Path;
  value: unknown;
  onChange: (value: unknown) => void;
  findings: readonly Finding[];
}) {
  return (
    <div className="ct-situation">
      {keys.map((key) => {
        const steps = key.split(".");
        const { node } = QUESTIONS.get(key) ?? COMPUTATION_QUESTIONS.get(key) ?? {};
        return (
          node && (
            <SchemaField
              key={key}
              kind="benefit-simple"
              path={[...path, ...steps]}
              node={node}
              value={getIn(value, steps)}
              onChange={(next) => onChange(setIn(value, steps, next))}
              findings={findings}
              required
              compact
            />
          )
        );
      })}
    </div>
  );
}
