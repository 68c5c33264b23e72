import { useState } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";

/** One answer of a search: what is picked, its name, and what tells it from others of the same name. */
export interface SearchItem {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
}

/** A search box with its answers: typing searches, arrows move, Enter picks and empties the box for the next search. */
export function SearchCombobox({
  id,
  label,
  placeholder,
  search,
  onPick,
  onQuery,
  initialQuery = "",
  autoFocus = false,
  isInvalid = false,
  describedBy,
  emptyText,
}: {
  id: string;
  label: string;
  placeholder: string;
  /** Answers for what is typed, the best first; a short list. */
  search: (query: string) => readonly SearchItem[];
  onPick: (key: string) => void;
  /** Told what is typed. */
  onQuery?: (query: string) => void;
  /** What is looked for at first. */
  initialQuery?: string;
  /** Takes the keyboard when it appears. */
  autoFocus?: boolean;
  isInvalid?: boolean;
  describedBy?: string | undefined;
  /** What to say when nothing is found. */
  emptyText: string;
}) {
  const [query, setQuery] = useState(initialQuery);
  const items = search(query);
  return (
    <ComboBox
      aria-label={label}
      {...(describedBy && { "aria-describedby": describedBy })}
      className="ct-combobox"
      items={items.map((item) => ({ ...item, id: item.key }))}
      inputValue={query}
      onInputChange={(typed) => {
        setQuery(typed);
        // Leaving the box empties it, which is not typing.
        if (typed) onQuery?.(typed);
      }}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key === null) return;
        onPick(String(key));
        setQuery("");
      }}
      menuTrigger={initialQuery === "" ? "input" : "focus"}
      allowsEmptyCollection={query.trim() !== ""}
      isInvalid={isInvalid}
    >
      <Input
        id={id}
        className="ct-input"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
      />
      <Popover className="ct-popover" offset={4}>
        <ListBox className="ct-options" renderEmptyState={() => <p className="ct-empty">{emptyText}</p>}>
          {(item: SearchItem & { id: string }) => (
            <ListBoxItem id={item.id} textValue={item.name} className="ct-option">
              <Text slot="label">{item.name}</Text>
              <Text slot="description" className="ct-option-detail">
                {item.detail}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
