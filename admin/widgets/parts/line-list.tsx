import { type ReactNode, useRef } from "react";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { type EditorProps, findingsUnder, pathAttribute } from "../editor-props.ts";
import { ItemButtons } from "./item-buttons.tsx";
import { focusLastItem } from "./list-focus.ts";
import { Messages } from "./messages.tsx";
import { asList, ScalarInsteadOfList } from "./scalar-instead-of-list.tsx";
import { UnexpectedValue } from "./unexpected-value.tsx";

/** What draws the input of one line. */
export interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly attributes: React.AriaAttributes;
}

/** An ordered list of texts: each line is written, moved and removed on its own. */
export function LineList({
  intro,
  itemName,
  addLabel,
  renderLine,
  ...props
}: EditorProps & {
  /** Shown above the lines. */
  intro?: ReactNode;
  /** How a line is called, with its article: « la condition ». */
  itemName: string;
  addLabel: string;
  renderLine: (line: LineProps) => ReactNode;
}) {
  const { id, path, label, value, onChange } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  const items = asList(value);
  if (!items) {
    return (
      <ScalarInsteadOfList
        value={value}
        onChange={onChange}
        expected="une liste de lignes"
        toItem={(scalar) => (typeof scalar === "object" ? undefined : String(scalar))}
      />
    );
  }
  const change = (next: readonly unknown[]) => onChange(next.length > 0 ? next : undefined);
  const move = (from: number, to: number) => change(items.toSpliced(from, 1).toSpliced(to, 0, items[from]));
  return (
    <fieldset ref={list} className="ct-list" aria-label={label} data-ct-list="">
      {items.length > 0 && intro}
      <ol className="ct-lines">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <li key={index} className="ct-line" data-ct-item="" data-ct-path={pathAttribute([...path, index])}>
            <Line
              {...props}
              id={index === 0 ? id : `${id}-${index}`}
              path={[...path, index]}
              value={item}
              label={`${props.node.items?.title ?? label} ${index + 1}`}
              onChange={(text) => change(setIn(items, [index], text) as unknown[])}
              renderLine={renderLine}
            />
            <ItemButtons
              name={`${itemName} ${index + 1}`}
              index={index}
              count={items.length}
              onMove={(to) => move(index, to)}
              onRemove={() => change(items.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <button
        id={items.length === 0 ? id : undefined}
        type="button"
        className="ct-button"
        data-ct-add=""
        aria-label={addLabel}
        onClick={() => {
          change([...items, ""]);
          focusLastItem(list.current);
        }}
      >
        {addLabel}
      </button>
    </fieldset>
  );
}

function Line({ renderLine, ...props }: EditorProps & { renderLine: (line: LineProps) => ReactNode }) {
  const { id, label, value, onChange } = props;
  const findings = findingsUnder(props.findings, props.path);
  return (
    <div className="ct-line-body">
      {value === null || typeof value === "object" ? (
        <UnexpectedValue value={value} expected="du texte" onClear={() => onChange("")} />
      ) : (
        renderLine({
          id,
          label,
          value: String(value),
          onChange,
          attributes: {
            "aria-invalid": findings.some(({ severity }) => severity === "error") || undefined,
            "aria-describedby": findings.length > 0 ? `${id}-messages` : undefined,
          },
        })
      )}
      <Messages id={`${id}-messages`} findings={findings} />
    </div>
  );
}
