import type { PlaceKind } from "../../../contribution/territory/place.ts";
import { placeName } from "../../../contribution/territory/search.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { focusAfterRemove } from "../parts/list-focus.ts";
import { rawText } from "../plain-value.ts";

/** The places chosen, by name; a code that no place has, or that is not a text, is shown as it is. */
export function PlaceChips({
  items,
  kind,
  territory,
  isWrong,
  onRemove,
}: {
  items: readonly unknown[];
  kind: PlaceKind | undefined;
  territory: Territory | undefined;
  isWrong: (index: number) => boolean;
  onRemove: (index: number) => void;
}) {
  if (items.length === 0) return null;
  return (
    <ul className="ct-chips" data-ct-list="">
      {items.map((item, index) => {
        const name =
          territory && kind && typeof item === "string" ? placeName(territory, kind, item) : undefined;
        const wrong = isWrong(index) || (territory !== undefined && name === undefined);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a code may wrongly stand twice
          <li key={index} className={wrong ? "ct-chip ct-chip-wrong" : "ct-chip"} data-ct-item="">
            {name ?? rawText(item)}
            {name !== undefined && !name.includes(`(${item})`) && (
              <span className="ct-chip-code"> {rawText(item)}</span>
            )}
            {wrong && name === undefined && " (code inconnu)"}
            <button
              type="button"
              className="ct-chip-remove"
              aria-label={`Retirer ${name ?? rawText(item)}`}
              onClick={(event) => {
                focusAfterRemove(event.currentTarget, index);
                onRemove(index);
              }}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
