import { moveKeyboardLater } from "./keyboard-later.ts";

/** Keeps the keyboard on the item that has just moved to position `to`: on the same button, else on its neighbour. */
export function focusAfterMove(button: HTMLElement, to: number): void {
  const list = listOf(button);
  const action = button.dataset.ctAction;
  moveKeyboardLater(() => {
    const item = list && itemsOf(list)[to];
    const same = item?.querySelector<HTMLButtonElement>(`:scope [data-ct-action="${action}"]:enabled`);
    (same ?? item?.querySelector<HTMLElement>("[data-ct-action]:enabled"))?.focus();
  });
}

/** After an item is removed, moves the keyboard to the item that took its place, else to what adds an item. */
export function focusAfterRemove(button: HTMLElement, index: number): void {
  const list = listOf(button);
  moveKeyboardLater(() => {
    if (!list) return;
    const items = itemsOf(list);
    const near = items[Math.min(index, items.length - 1)];
    (near?.querySelector<HTMLElement>(FOCUSABLE) ?? adder(list))?.focus();
  });
}

/** After an item is added at the end, moves the keyboard to its first input. */
export function focusLastItem(list: HTMLElement | null): void {
  moveKeyboardLater(() => {
    const last = list && itemsOf(list).at(-1);
    (last?.querySelector<HTMLElement>(INPUTS) ?? last?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
  });
}

/** What a person fills in. */
export const INPUTS = "input:enabled, textarea:enabled, select:enabled";

/** What the keyboard can reach. */
export const FOCUSABLE = "input:enabled, textarea:enabled, select:enabled, button:enabled, a[href]";

function listOf(element: HTMLElement): HTMLElement | null {
  return element.closest<HTMLElement>("[data-ct-list]");
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-ct-item]")].filter((item) => listOf(item) === list);
}

function adder(list: HTMLElement): HTMLElement | undefined {
  return [...list.querySelectorAll<HTMLElement>("[data-ct-add]")].find((element) => listOf(element) === list);
}
