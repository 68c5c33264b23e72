import { memo, useState } from "react";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import { placeName } from "../../../contribution/territory/search.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { focusAfterRemove } from "../parts/list-focus.ts";
import { rawText } from "../plain-value.ts";
import { counted } from "./place-kinds.ts";

/** More places than this are not all shown at once. */
const SHOWN = 30;

interface ChipsProps {
  readonly items: readonly unknown[];
  readonly kind: PlaceKind | undefined;
  readonly territory: Territory | undefined;
  /** Places in the list of which something is wrong: as many again of them are shown at once. */
  readonly wrong: ReadonlySet<number>;
  readonly onRemove: (index: number) => void;
}

/**
 * The places chosen, by name; a code that no place has, or that is not a text, is shown as it is. One stop of the
 * keyboard for all: arrows move, Delete removes. `onRemove` may change without the chips being drawn again, so it
 * must not depend on what it closes over.
 */
export const PlaceChips = memo(function PlaceChips({ items, kind, territory, wrong, onRemove }: ChipsProps) {
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  if (items.length === 0) return null;
  const isCollapsed = !isOpen && items.length > SHOWN;
  const all = items.map((item, index) => ({ item, index }));
  const later = isCollapsed ? [...wrong].filter((index) => index >= SHOWN).slice(0, SHOWN) : [];
  const shown = isCollapsed ? all.filter(({ index }) => index < SHOWN || later.includes(index)) : all;
  const hidden = items.length - shown.length;
  const stop = shown.some(({ index }) => index === current) ? current : 0;
  return (
    <>
      <ul className="ct-chips" data-ct-list="" onKeyDown={moveWithArrows}>
        {shown.map(({ item, index }) => (
          <Chip
            key={index}
            item={item}
            name={
              territory && kind && typeof item === "string" ? placeName(territory, kind, item) : undefined
            }
            isKnown={territory === undefined ? undefined : true}
            isWrong={wrong.has(index)}
            isStop={index === stop}
            onFocus={() => setCurrent(index)}
            onRemove={(button) => {
              focusAfterRemove(
                button,
                shown.findIndex((chip) => chip.index === index),
              );
              onRemove(index);
            }}
          />
        ))}
      </ul>
      {items.length > SHOWN && (
        <button
          type="button"
          className="ct-button ct-button-small ct-chips-more"
          aria-expanded={!isCollapsed}
          onClick={() => setOpen(isCollapsed)}
        >
          {isCollapsed ? `et ${others(hidden, kind)} — Tout afficher` : "En montrer moins"}
        </button>
      )}
    </>
  );
}, areSame);

function Chip({
  item,
  name,
  isKnown,
  isWrong,
  isStop,
  onFocus,
  onRemove,
}: {
  item: unknown;
  name: string | undefined;
  /** Whether a missing name means an unknown code: undefined while the names have not arrived. */
  isKnown: boolean | undefined;
  isWrong: boolean;
  isStop: boolean;
  onFocus: () => void;
  onRemove: (button: HTMLElement) => void;
}) {
  const isUnknown = isKnown === true && name === undefined;
  return (
    <li className={isWrong || isUnknown ? "ct-chip ct-chip-wrong" : "ct-chip"} data-ct-item="">
      {name ?? rawText(item)}
      {name !== undefined && !name.includes(`(${item})`) && (
        <span className="ct-chip-code"> {rawText(item)}</span>
      )}
      {isUnknown && " (code inconnu)"}
      <button
        type="button"
        className="ct-chip-remove"
        aria-label={`Retirer ${name ?? rawText(item)}`}
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        onClick={(event) => onRemove(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== "Delete" && event.key !== "Backspace") return;
          event.preventDefault();
          onRemove(event.currentTarget);
        }}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index) => index + 1,
  ArrowDown: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
};

function moveWithArrows(event: React.KeyboardEvent<HTMLUListElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const index = buttons.findIndex((button) => button.contains(document.activeElement));
  event.preventDefault();
  buttons[step(index, buttons.length - 1)]?.focus();
}

function others(count: number, kind: PlaceKind | undefined): string {
  const [number, ...words] = counted(count, kind).split(" ");
  return `${number} autre${count > 1 ? "s" : ""} ${words.join(" ")}`;
}

/** Hundreds of chips are drawn again only when the places or what is wrong with them change. */
function areSame(before: ChipsProps, after: ChipsProps): boolean {
  return (
    before.kind === after.kind &&
    before.territory === after.territory &&
    isSameList(before.items, after.items) &&
    isSameList([...before.wrong], [...after.wrong])
  );
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
