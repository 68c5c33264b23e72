import { useId, useState } from "react";

/** A group of things that can be added, under its French name; an empty name makes no group. */
export interface AddGroup {
  readonly name: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** A list to choose from and a button to add: choosing alone changes nothing. */
export function AddFromList({
  id,
  label,
  button,
  groups,
  onAdd,
}: {
  /** Identifier of the list, when a label elsewhere points to it. */
  id?: string | undefined;
  /** What is added: « Condition à ajouter ». */
  label: string;
  button: string;
  groups: readonly AddGroup[];
  onAdd: (value: string) => void;
}) {
  const ownId = useId();
  const [chosen, setChosen] = useState("");
  return (
    <div className="ct-row ct-add">
      <label className="ct-hidden" htmlFor={id ?? ownId}>
        {label}
      </label>
      <select
        id={id ?? ownId}
        className="ct-select"
        aria-label={label}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">— {label} —</option>
        {groups.map((group) => (
          <Options key={group.name} {...group} />
        ))}
      </select>
      <button
        type="button"
        className="ct-button"
        data-ct-add=""
        disabled={chosen === ""}
        onClick={() => {
          onAdd(chosen);
          setChosen("");
        }}
      >
        {button}
      </button>
    </div>
  );
}

function Options({ name, options }: AddGroup) {
  const list = options.map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
  return name ? <optgroup label={name}>{list}</optgroup> : list;
}
