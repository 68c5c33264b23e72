import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import { FOCUSABLE } from "../parts/list-focus.ts";

/** Places, in a list of data, of what one row shows. */
type Row = readonly number[];

/** A list shown as rows, of which one may be open, and whose last removal can be undone. */
export interface RowList {
  /** For the element that holds the rows. */
  readonly place: RefObject<HTMLFieldSetElement | null>;
  /** The row being edited. */
  readonly open: number | undefined;
  readonly setOpen: (row: number | undefined) => void;
  /** Another number each time a row is opened, so that it takes the keyboard again. */
  readonly turn: number;
  /** Changes the list without moving a row. */
  readonly change: (items: readonly unknown[]) => void;
  /** Adds at the end, and opens what was added. */
  readonly add: (item: unknown) => void;
  readonly move: (row: number, to: number) => void;
  /** Puts a copy after a row, and opens it. */
  readonly duplicate: (row: number) => void;
  readonly remove: (row: number) => void;
  /** Puts back what was removed last; undefined when there is nothing to put back. */
  readonly undo: (() => void) | undefined;
}

interface Removed {
  readonly row: number;
  readonly items: readonly (readonly [index: number, item: unknown])[];
}

/** The state of a list of rows; an empty list is given to `onChange` as undefined. */
export function useRowList(
  items: readonly unknown[],
  rows: readonly Row[],
  onChange: (items: readonly unknown[] | undefined) => void,
): RowList {
  const place = useRef<HTMLFieldSetElement>(null);
  const [open, setOpen] = useState<number>();
  const [turn, setTurn] = useState(0);
  const [removed, setRemoved] = useState<Removed>();
  const focusRow = useFocusedRow(place);
  const write = (next: readonly unknown[], nextOpen: number | undefined, gone?: Removed) => {
    onChange(next.length > 0 ? next : undefined);
    setOpen(nextOpen);
    setRemoved(gone);
  };
  return {
    place,
    open,
    setOpen: (row) => {
      // An editor takes long to draw: it must not hold back what is typed meanwhile.
      startTransition(() => {
        setOpen(row);
        setTurn(turn + 1);
      });
    },
    turn,
    change: (next) => write(next, open),
    add: (item) => write([...items, item], rows.length),
    move: (row, to) => {
      const order = moved([...rows.keys()], row, to);
      const next = order.flatMap((index) => rows[index] ?? []).map((index) => items[index]);
      write(next, open === undefined ? undefined : order.indexOf(open));
    },
    duplicate: (row) => {
      const [index = 0] = rows[row] ?? [];
      write(items.toSpliced(index + 1, 0, structuredClone(items[index])), row + 1);
    },
    remove: (row) => {
      const gone = [...(rows[row] ?? [])].sort((a, b) => a - b);
      const left = items.filter((_, index) => !gone.includes(index));
      write(left, openAfterRemoval(open, row), {
        row,
        items: gone.map((index) => [index, items[index]] as const),
      });
    },
    undo:
      removed &&
      (() => {
        write(
          removed.items.reduce((all, [index, item]) => all.toSpliced(index, 0, item), items),
          undefined,
        );
        focusRow(removed.row);
      }),
  };
}

function moved(order: readonly number[], from: number, to: number): readonly number[] {
  const [item = from] = order.slice(from, from + 1);
  return order.toSpliced(from, 1).toSpliced(to, 0, item);
}

function openAfterRemoval(open: number | undefined, row: number): number | undefined {
  if (open === undefined || open === row) return undefined;
  return open > row ? open - 1 : open;
}

/** Moves the keyboard to a row once it is drawn. */
function useFocusedRow(place: RefObject<HTMLElement | null>): (row: number) => void {
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined || !place.current) return;
    const rows = [...place.current.querySelectorAll<HTMLElement>("[data-ct-item]")].filter(
      (item) => item.closest("[data-ct-list]") === place.current,
    );
    rows[wanted.current]?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    wanted.current = undefined;
  });
  return (row) => {
    wanted.current = row;
  };
}
