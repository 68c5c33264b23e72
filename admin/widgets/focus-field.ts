import type { Path } from "../../contribution/diagnostics/diagnostic.ts";
import { pathAttribute } from "./editor-props.ts";
import { FOCUSABLE, INPUTS } from "./parts/list-focus.ts";

/** Moves the keyboard, and the screen, to what edits a path of the file, or to the nearest place above it. */
export function focusPath(path: Path): void {
  for (let length = path.length; length > 0; length--) {
    const place = document.querySelector<HTMLElement>(
      `[data-ct-path="${CSS.escape(pathAttribute(path.slice(0, length)))}"]`,
    );
    if (!place) continue;
    focusInside(place);
    return;
  }
}

/** Moves the keyboard to the first thing that it can reach inside an element, and shows it. */
export function focusInside(place: HTMLElement): void {
  const target = place.matches(FOCUSABLE)
    ? place
    : (place.querySelector<HTMLElement>(INPUTS) ?? place.querySelector<HTMLElement>(FOCUSABLE));
  // The keyboard may be in the preview's frame.
  window.focus();
  target?.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  (target ?? place).scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
