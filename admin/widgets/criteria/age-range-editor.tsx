import { useId } from "react";
import { CRITERIA } from "../../../contribution/model/schema.ts";
import { type EditorProps, findingsUnder, pathAttribute } from "../editor-props.ts";
import { NumberEditor } from "../number/number-editor.tsx";
import { Messages } from "../parts/messages.tsx";
import { type AgeRange, type AgeSide, ageAt, withAge } from "./age-range.ts";

const LABELS: Readonly<Record<AgeSide, string>> = {
  lower: "De (âge minimum)",
  upper: "À (âge maximum)",
};
const SIDES: readonly AgeSide[] = ["lower", "upper"];

type AgeProps = Omit<EditorProps, "value" | "onChange"> & {
  readonly items: readonly unknown[];
  readonly range: AgeRange;
  readonly onChange: (items: readonly unknown[]) => void;
};

/** An age from … to …, in one gesture: two conditions of the file, either of which may be missing. */
export function AgeRangeEditor(props: AgeProps) {
  return (
    <>
      <p className="ct-hint">
        Âges compris : « à 25 ans » vaut jusqu’à la veille des 26 ans. Laissez une case vide s’il n’y a pas de
        limite.
      </p>
      <div className="ct-age-range">
        {SIDES.map((side) => (
          <AgeEnd key={side} {...props} side={side} />
        ))}
      </div>
    </>
  );
}

function AgeEnd({ side, items, range, onChange, ...props }: AgeProps & { side: AgeSide }) {
  const id = useId();
  const index = range[side];
  // A new age says that it lacks its value beside its first input.
  const place = index === undefined ? undefined : [...props.path, index];
  const findings = place ? findingsUnder(props.findings, place) : [];
  const node = CRITERIA.get("age")?.properties?.value ?? {};
  return (
    <div className="ct-field" data-ct-path={place && pathAttribute([...place, "value"])}>
      <label className="ct-label" htmlFor={id}>
        {LABELS[side]}
      </label>
      <NumberEditor
        {...props}
        id={id}
        label={LABELS[side]}
        node={node}
        value={ageAt(items, range, side)}
        onChange={(age) => onChange(withAge(items, range, side, age))}
        findings={findings}
        describedBy={findings.length > 0 ? `${id}-messages` : undefined}
      />
      <Messages id={`${id}-messages`} findings={findings} />
    </div>
  );
}
