import { useEffect, useId, useState } from "react";
import { foldedLetters } from "../../../contribution/territory/folded-name.ts";

/** Something that can be added, with one line that explains it. */
export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

/** Options under their theme; an empty name makes no theme. */
export interface PickerGroup {
  readonly name: string;
  readonly options: readonly PickerOption[];
}

/** A search box over a list by themes: a click or an arrow shows all of it, typing narrows it, picking adds. */
export function ItemPicker({
  id,
  label,
  placeholder,
  groups,
  onPick,
}: {
  /** Identifier of the search box, when a label elsewhere points to it. */
  id?: string | undefined;
  /** What picking does: « Ajouter une condition ». */
  label: string;
  placeholder: string;
  groups: readonly PickerGroup[];
  onPick: (value: string) => void;
}) {
  const listId = useId();
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = groupsFound(groups, query);
  const options = found.flatMap((group) => group.options);
  const optionId = (value: string | undefined) => value && `${listId}-${value}`;
  const activeId = isOpen ? optionId(options[active]?.value) : undefined;
  useEffect(() => {
    // The list opens under the box, which may be at the bottom of the screen.
    if (isOpen) document.getElementById(activeId ?? listId)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, activeId, listId]);
  const show = (nextActive: number) => {
    setOpen(true);
    setActive(nextActive);
  };
  const close = () => {
    setOpen(false);
    setQuery("");
    setActive(-1);
  };
  const pick = (value: string | undefined) => {
    if (value === undefined) return;
    close();
    onPick(value);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => show(Math.min(active + 1, options.length - 1)),
    ArrowUp: () => show(active < 0 ? options.length - 1 : Math.max(active - 1, 0)),
    // The first answer is meant when none was chosen among those found.
    Enter: () => isOpen && pick(options[query === "" ? active : Math.max(active, 0)]?.value),
    ...((isOpen || query !== "") && { Escape: close }),
  };
  return (
    <div className="ct-picker">
      <input
        id={id}
        type="text"
        role="combobox"
        className="ct-input"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        data-ct-add=""
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          show(-1);
        }}
        onClick={() => show(active)}
        onBlur={close}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
      {isOpen && (
        <PickerList
          id={listId}
          label={label}
          groups={found}
          activeId={activeId}
          optionId={optionId}
          onPick={pick}
        />
      )}
      {isOpen && options.length === 0 && (
        <p role="status" className="ct-empty">
          Rien de ce nom. Effacez pour tout voir.
        </p>
      )}
    </div>
  );
}

function PickerList({
  id,
  label,
  groups,
  activeId,
  optionId,
  onPick,
}: {
  id: string;
  label: string;
  groups: readonly PickerGroup[];
  activeId: string | undefined;
  optionId: (value: string) => string | undefined;
  onPick: (value: string) => void;
}) {
  return (
    <div id={id} role="listbox" aria-label={label} className="ct-options ct-picker-list">
      {groups.map(({ name, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div key={name} role="group" aria-label={name || label}>
          {name && (
            <p className="ct-options-theme" aria-hidden="true">
              {name}
            </p>
          )}
          {options.map(({ value, label: title, detail }) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the keyboard
            // biome-ignore lint/a11y/useKeyWithClickEvents: its Enter picks
            <div
              key={value}
              id={optionId(value)}
              role="option"
              aria-selected={activeId === optionId(value)}
              className="ct-option"
              data-focused={activeId === optionId(value) || undefined}
              // The search box must keep the keyboard until the click is done.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(value)}
            >
              <span>{title}</span> <span className="ct-option-detail">{detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The groups with the options that have every word typed in their name, explanation or theme. */
function groupsFound(groups: readonly PickerGroup[], query: string): readonly PickerGroup[] {
  const words = foldedLetters(query).split(" ").filter(Boolean);
  return groups
    .map(({ name, options }) => ({
      name,
      options: options.filter(({ label, detail }) => {
        const text = foldedLetters(`${label} ${detail} ${name}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ options }) => options.length > 0);
}
