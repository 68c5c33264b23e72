import { useId } from "react";
import {
  type ConditionRow,
  conditionRows,
  rowPhrase,
} from "../../../contribution/eligibility/sentences/condition-rows.ts";
import { infinitive } from "../../../contribution/eligibility/sentences/phrase.ts";
import type { SchemaNode } from "../../../contribution/model/schema.ts";
import { isRecord } from "../../form/plain-value.ts";
import { type EditorProps, findingsUnder } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { ageRangeOf, NEW_AGE } from "./age-range.ts";
import { AgeRangeEditor } from "./age-range-editor.tsx";
import { criteriaByTheme } from "./criteria-by-theme.ts";
import { criterionNode } from "./criterion-editor.tsx";
import { ItemPicker } from "./item-picker.tsx";
import { NegatableCriterion } from "./negatable-criterion.tsx";
import { RemovedStatus } from "./removed-status.tsx";
import { type RowList, useRowList } from "./row-list.ts";
import { useSentenceContext } from "./sentence-context.ts";
import { SentenceItem } from "./sentence-item.tsx";

type ListProps = EditorProps & {
  /** The criteria allowed in this place, by type. */
  readonly allowed: ReadonlyMap<string, SchemaNode>;
};

/** A list of conditions that must all hold, each as a sentence, of the types allowed in its place. */
export function CriteriaList(props: ListProps) {
  const { value, onChange } = props;
  const items = asList(value);
  return items ? (
    <ConditionRows {...props} items={items} />
  ) : (
    <ScalarInsteadOfList
      value={value}
      onChange={onChange}
      expected="une liste de conditions"
      toItem={(item) => (isRecord(item) ? item : undefined)}
    />
  );
}

function ConditionRows({ items, ...props }: ListProps & { items: readonly unknown[] }) {
  const { id, label, onChange, allowed } = props;
  const rows = conditionRows(items);
  const list = useRowList(items, rows, onChange);
  const add = (type: string) => {
    const age = type === "age" ? rows.findIndex((row) => ageRangeOf(items, row)) : -1;
    // Two more bounds would only narrow those that are there.
    if (age >= 0) list.setOpen(age);
    else list.add(type === "age" ? NEW_AGE : { type });
  };
  return (
    <fieldset ref={list.place} className="ct-list" aria-label={label} data-ct-list="">
      {rows.map((row, position) => (
        <ConditionItem
          // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no identity but their place
          key={position}
          {...props}
          items={items}
          row={row}
          position={position}
          count={rows.length}
          list={list}
        />
      ))}
      <RemovedStatus text="Condition retirée." undo={list.undo} />
      <ItemPicker
        id={id}
        label="Ajouter une condition"
        placeholder="Ajouter une condition : âge, lieu, quotient…"
        groups={criteriaByTheme(allowed)}
        onPick={add}
      />
    </fieldset>
  );
}

function ConditionItem({
  items,
  row,
  position,
  count,
  list,
  ...props
}: ListProps & {
  items: readonly unknown[];
  row: ConditionRow;
  position: number;
  count: number;
  list: RowList;
}) {
  const { path, findings, allowed } = props;
  const id = useId();
  const [index] = row;
  const item = items[index];
  const range = ageRangeOf(items, row);
  const canEdit = range !== undefined || row.length > 1 || criterionNode(item, allowed) !== undefined;
  const paths = row.map((place) => [...path, place]);
  const isOpen = canEdit && list.open === position;
  return (
    <SentenceItem
      sentence={useRowText(items, row, allowed)}
      name={`la condition ${position + 1}`}
      row={position}
      count={count}
      list={list}
      paths={paths}
      canEdit={canEdit}
      canDuplicate={range === undefined && row.length === 1}
      after={
        canEdit &&
        !isOpen && (
          <Messages
            id={`${id}-messages`}
            findings={paths.flatMap((place) => findingsUnder(findings, place))}
          />
        )
      }
    >
      {range ? (
        <AgeRangeEditor {...props} items={items} range={range} onChange={list.change} />
      ) : (
        row.map((place) => (
          <NegatableCriterion
            key={place}
            {...props}
            path={[...path, place]}
            value={items[place]}
            onChange={(next) =>
              list.change(next === undefined ? items.toSpliced(place, 1) : items.with(place, next))
            }
          />
        ))
      )}
    </SentenceItem>
  );
}

/** What a row says; the name of its condition as long as it is not complete. */
function useRowText(
  items: readonly unknown[],
  row: ConditionRow,
  allowed: ReadonlyMap<string, SchemaNode>,
): string {
  const phrase = rowPhrase(items, row, useSentenceContext());
  if (phrase) return infinitive(phrase);
  const item = items[row[0]];
  const node = criterionNode(item, allowed);
  if (node) return `${node.title} : condition à compléter`;
  return isRecord(item) && typeof item.type === "string"
    ? `Condition inconnue : « ${item.type} »`
    : "Condition illisible";
}
