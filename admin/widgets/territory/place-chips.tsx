import { memo, useRef, useState } from "react";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import { placeName } from "../../../contribution/territory/search.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { rawText } from "../../form/plain-value.ts";
import { focusAfterRemove } from "../parts/list-focus.ts";
import { useLatest } from "../use-latest.ts";
import { counted } from "./place-kinds.ts";
import { useGrowing } from "./use-growing.ts";

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
  if (items.length === 0) return null;
  const isCollapsed = !isOpen && items.length > SHOWN;
  return (
    <>
      {isCollapsed ? (
        <Chips {...{ items, kind, territory, wrong, onRemove }} shown={firstPlaces(items, wrong)} />
      ) : (
        <AllChips {...{ items, kind, territory, wrong, onRemove }} />
      )}
      {items.length > SHOWN && (
        <button
          type="button"
          className="ct-button ct-button-small ct-chips-more"
          aria-expanded={!isCollapsed}
          onClick={() => setOpen(isCollapsed)}
        >
          {isCollapsed
            ? `et ${others(items.length - firstPlaces(items, wrong).length, kind)} — Tout afficher`
            : "En montrer moins"}
        </button>
      )}
    </>
  );
}, areSame);

/** The places shown of a list that is folded: the first ones, and as many of those that are wrong. */
function firstPlaces(items: readonly unknown[], wrong: ReadonlySet<number>): readonly number[] {
  const later = [...wrong].filter((index) => index >= SHOWN && index < items.length);
  return [...Array.from({ length: SHOWN }, (_, index) => index), ...later.slice(0, SHOWN)];
}

function AllChips(props: ChipsProps) {
  const count = useGrowing(props.items.length);
  return <Chips {...props} shown={Array.from({ length: count }, (_, index) => index)} />;
}

function Chips({
  items,
  kind,
  territory,
  wrong,
  onRemove,
  shown,
}: ChipsProps & {
  /** Places in the list. */
  shown: readonly number[];
}) {
  const [current, setCurrent] = useState(0);
  const stop = shown.includes(current) ? current : shown[0];
  const list = useRef<HTMLDivElement>(null);
  const placeOf = (button: HTMLElement) =>
    [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])].indexOf(button);
  const remove = useLatest((button: HTMLElement) => {
    const place = placeOf(button);
    focusAfterRemove(button, place);
    const index = shown[place];
    if (index !== undefined) onRemove(index);
  });
  const focus = useLatest((button: HTMLElement) => setCurrent(shown[placeOf(button)] ?? 0));
  const keys = chipKeys(items);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list that is laid out by parts has elements in between
    <div
      ref={list}
      role="list"
      className={shown.length > PART ? "ct-chips ct-chips-many" : "ct-chips"}
      data-ct-list=""
      onKeyDown={moveWithArrows}
    >
      {parts(shown).map((part) => (
        <div key={part[0]} role="none" className="ct-chips-part">
          {part.map((index) => {
            const item = items[index];
            return (
              <Chip
                key={keys[index]}
                item={item}
                name={
                  territory && kind && typeof item === "string" ? placeName(territory, kind, item) : undefined
                }
                isKnown={territory === undefined ? undefined : true}
                isWrong={wrong.has(index)}
                isStop={index === stop}
                onFocus={focus}
                onRemove={remove}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Chips laid out together: the page leaves alone the parts that are not on screen. */
const PART = 60;

function parts(shown: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(shown.length / PART) }, (_, part) =>
    shown.slice(part * PART, (part + 1) * PART),
  );
}

/** What tells the chips apart: their place's code, and which one of the same code it is. */
function chipKeys(items: readonly unknown[]): readonly string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = rawText(item);
    const times = seen.get(text) ?? 0;
    seen.set(text, times + 1);
    return `${text} ${times}`;
  });
}

/** Hundreds of them stand beside the one that changes. */
const Chip = memo(function Chip({
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
  onFocus: (button: HTMLElement) => void;
  onRemove: (button: HTMLElement) => void;
}) {
  const isUnknown = isKnown === true && name === undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list
    <div
      role="listitem"
      className={isWrong || isUnknown ? "ct-chip ct-chip-wrong" : "ct-chip"}
      data-ct-item=""
    >
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
        onFocus={(event) => onFocus(event.currentTarget)}
        onClick={(event) => onRemove(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== "Delete" && event.key !== "Backspace") return;
          event.preventDefault();
          onRemove(event.currentTarget);
        }}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
});

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index) => index + 1,
  ArrowDown: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
};

function moveWithArrows(event: React.KeyboardEvent<HTMLElement>): void {
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
