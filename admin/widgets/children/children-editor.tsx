import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord } from "../../form/plain-value.ts";
import { DateEditor } from "../date/date-editor.tsx";
import { type EditorProps, findingsUnder, pathAttribute } from "../editor-props.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";

/** The children of a person, by their birth dates; no answer, no child and some children are three different things. */
export function ChildrenEditor(props: EditorProps) {
  const { id, path, label, value, onChange, findings, describedBy } = props;
  const isAnswered = value !== undefined && value !== null;
  const children = isAnswered ? asList(value) : [];
  if (!children) {
    return (
      <ScalarInsteadOfList
        value={value}
        onChange={onChange}
        expected="une liste d’enfants"
        toItem={(item) => (isRecord(item) ? item : undefined)}
      />
    );
  }
  const birth = [...path, 0, "date_naissance"];
  return (
    <fieldset className="ct-row ct-children" aria-label={label}>
      <select
        id={id}
        className="ct-select"
        aria-label={label}
        aria-describedby={describedBy || undefined}
        value={!isAnswered ? "unknown" : children.length > 0 ? "some" : "none"}
        onChange={({ target }) =>
          onChange(target.value === "unknown" ? undefined : target.value === "none" ? [] : [{}])
        }
      >
        <option value="unknown">Sans réponse</option>
        <option value="none">Aucun enfant</option>
        <option value="some">Un ou plusieurs enfants</option>
      </select>
      {children.map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: children have no identity but their place
        <span key={index} className="ct-row" data-ct-path={pathAttribute(birth.with(path.length, index))}>
          <DateEditor
            {...props}
            id={`${id}-${index}`}
            path={birth.with(path.length, index)}
            label={`Date de naissance de l’enfant ${index + 1}`}
            value={isRecord(child) ? child.date_naissance : child}
            onChange={(next) =>
              onChange(setIn(children, [index], next === undefined ? {} : { date_naissance: next }))
            }
            findings={findingsUnder(findings, birth.with(path.length, index))}
          />
          <button
            type="button"
            className="ct-button ct-button-small"
            aria-label={`Retirer l’enfant ${index + 1}`}
            onClick={() => onChange(children.toSpliced(index, 1))}
          >
            Retirer
          </button>
        </span>
      ))}
      {children.length > 0 && (
        <button
          type="button"
          className="ct-button ct-button-small"
          onClick={() => onChange([...children, {}])}
        >
          Ajouter un enfant
        </button>
      )}
    </fieldset>
  );
}
