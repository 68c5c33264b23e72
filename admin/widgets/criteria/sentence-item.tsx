import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Path } from "../../../contribution/diagnostics/diagnostic.ts";
import { unbreakable } from "../../locale/typography.ts";
import { pathAttribute } from "../editor-props.ts";
import { ItemButtons } from "../parts/item-buttons.tsx";
import { FOCUSABLE, INPUTS } from "../parts/list-focus.ts";
import type { RowList } from "./row-list.ts";

/** An item of a list that reads as a sentence, and opens in place to be edited. */
export function SentenceItem({
  sentence,
  name,
  row,
  count,
  list,
  paths,
  canEdit,
  canDuplicate,
  children,
  after,
  className = "",
}: {
  sentence: string;
  /** Which item, for the names of its buttons: « la condition 2 ». */
  name: string;
  row: number;
  count: number;
  list: RowList;
  /** Places in the file of what the item holds: one, or two. */
  paths: readonly Path[];
  /** Whether there is something to edit; otherwise `children` are always shown. */
  canEdit: boolean;
  canDuplicate: boolean;
  children: ReactNode;
  /** Shown under the item, open or not. */
  after?: ReactNode;
  className?: string;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = list.open === row;
  const close = () => {
    list.setOpen(undefined);
    button.current?.focus();
  };
  const [path = [], secondPath] = paths;
  return (
    <article
      className={`ct-item ct-sentence-item ${className}`}
      aria-labelledby={`${id}-sentence`}
      data-ct-item=""
      data-ct-path={pathAttribute(path)}
    >
      <div data-ct-path={secondPath && pathAttribute(secondPath)}>
        <header className="ct-item-header">
          <p id={`${id}-sentence`} className="ct-sentence">
            {unbreakable(sentence)}
          </p>
          <div className="ct-item-buttons">
            {canEdit && (
              <button
                ref={button}
                type="button"
                className="ct-button ct-button-small"
                aria-label={`Modifier ${name}`}
                aria-expanded={isOpen}
                aria-controls={isOpen ? `${id}-body` : undefined}
                onClick={() => list.setOpen(isOpen ? undefined : row)}
              >
                Modifier
              </button>
            )}
            <ItemButtons
              name={name}
              index={row}
              count={count}
              onMove={(to) => list.move(row, to)}
              onDuplicate={canDuplicate ? () => list.duplicate(row) : undefined}
              onRemove={() => list.remove(row)}
            />
          </div>
        </header>
        {canEdit && isOpen && (
          <OpenBody key={list.turn} id={`${id}-body`} onClose={close}>
            {children}
          </OpenBody>
        )}
        {canEdit || children}
      </div>
      {after}
    </article>
  );
}

/** What edits an item: it takes the keyboard when it opens, Escape and « Terminé » give it back. */
function OpenBody({ id, onClose, children }: { id: string; onClose: () => void; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const body = place.current;
    (body?.querySelector<HTMLElement>(INPUTS) ?? body?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a shortcut of the button below
    <div
      id={id}
      ref={place}
      className="ct-item-body"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        // The first Escape closes the answers of a search, and nothing else.
        if (event.target instanceof Element && event.target.ariaExpanded === "true") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
      <button type="button" className="ct-button ct-done" onClick={onClose}>
        Terminé
      </button>
    </div>
  );
}
