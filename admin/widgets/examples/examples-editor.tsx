import { isRecord } from "../../form/plain-value.ts";
import { Trial } from "../../trial/trial.tsx";
import { useLiveBenefit } from "../../trial/use-answer.ts";
import { RemovedStatus } from "../criteria/removed-status.tsx";
import { useRowList } from "../criteria/row-list.ts";
import type { EditorProps } from "../editor-props.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { ExampleItem } from "./example-item.tsx";

/** The people on whom a benefit is tried, and what each must be answered. */
export function ExamplesEditor(props: EditorProps) {
  const { value, onChange } = props;
  const items = asList(value);
  return items ? (
    <Examples {...props} items={items} />
  ) : (
    <ScalarInsteadOfList
      value={value}
      onChange={onChange}
      expected="une liste d’exemples"
      toItem={(item) => (isRecord(item) ? item : undefined)}
    />
  );
}

function Examples({ items, ...props }: EditorProps & { items: readonly unknown[] }) {
  const { id, label, onChange } = props;
  const live = useLiveBenefit();
  const list = useRowList(
    items,
    items.map((_, index) => [index]),
    onChange,
  );
  return (
    <fieldset ref={list.place} className="ct-list" aria-label={label} data-ct-list="">
      {items.map((item, index) => (
        <ExampleItem
          // biome-ignore lint/suspicious/noArrayIndexKey: examples have no identity but their place
          key={index}
          {...props}
          path={[...props.path, index]}
          value={item}
          onChange={(next) => list.change(items.with(index, next))}
          index={index}
          count={items.length}
          list={list}
          live={live}
        />
      ))}
      <RemovedStatus text="Exemple retiré." undo={list.undo} />
      <Trial
        id={id}
        live={live}
        kept={items}
        // Kept examples stay closed: the person goes on trying.
        onKeep={(examples) => list.change([...items, ...examples])}
      />
    </fieldset>
  );
}
