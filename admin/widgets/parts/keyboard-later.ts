/**
 * Moves the keyboard once React has drawn a change, by the second frame. Where drawing takes long and the person has
 * left with Tab or a click meanwhile, the keyboard stays where they went.
 */
export function moveKeyboardLater(move: () => void): void {
  let hasLeft = false;
  const leave = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === "Tab") hasLeft = true;
  };
  for (const type of LEAVING) addEventListener(type, leave, { capture: true });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const type of LEAVING) removeEventListener(type, leave, { capture: true });
      if (!hasLeft) move();
    }),
  );
}

const LEAVING = ["keydown", "pointerdown"] as const;
