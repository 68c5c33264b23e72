import { useRef } from "react";
import type { SchemaNode } from "../../../contribution/model/schema.ts";
import { type EditorProps, pathAttribute } from "../editor-props.ts";
import { ItemButtons } from "../parts/item-buttons.tsx";
import { focusLastItem } from "../parts/list-focus.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { isRecord } from "../plain-value.ts";
import { AddFromList } from "./add-from-list.tsx";
import { criteriaByTheme } from "./criteria-by-theme.ts";
import { CriterionEditor } from "./criterion-editor.tsx";

/** A list of conditions that must all hold, of the types allowed in its place. */
export function CriteriaList({
  allowed,
  ...props
}: EditorProps & { allowed: ReadonlyMap<string, SchemaNode> }) {
  const { id, path, label, value, onChange } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  const items = asList(value);
  if (!items) {
    return (
      <ScalarInsteadOfList
        value={value}
        onChange={onChange}
        expected="une liste de conditions"
        toItem={(item) => (isRecord(item) ? item : undefined)}
      />
    );
  }
  const change = (next: readonly unknown[]) => onChange(next.length > 0 ? next : undefined);
  const add = (criterion: unknown) => {
    change([...items, criterion]);
    focusLastItem(list.current);
  };
  return (
    <fieldset ref={list} className="ct-list" aria-label={label} data-ct-list="">
      {items.map((item, index) => (
        <article
          // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no identity but their place
          key={index}
          className="ct-item"
          data-ct-item=""
          data-ct-path={pathAttribute([...path, index])}
        >
          <CriterionEditor
            {...props}
            path={[...path, index]}
            allowed={allowed}
            value={item}
            onChange={(next) =>
              change(next === undefined ? items.toSpliced(index, 1) : items.with(index, next))
            }
            buttons={
              <ItemButtons
                name={`la condition ${index + 1}`}
                index={index}
                count={items.length}
                onMove={(to) => change(items.toSpliced(index, 1).toSpliced(to, 0, item))}
                onDuplicate={() => change(items.toSpliced(index + 1, 0, structuredClone(item)))}
                onRemove={() => change(items.toSpliced(index, 1))}
              />
            }
          />
        </article>
      ))}
      <AddFromList
        id={id}
        label="Condition à ajouter"
        button="Ajouter la condition"
        groups={criteriaByTheme(allowed)}
        onAdd={(type) => add({ type })}
      />
    </fieldset>
  );
}
