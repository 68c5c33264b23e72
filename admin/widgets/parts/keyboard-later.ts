/**
 * Moves the keyboard once React has drawn a change: as soon as what held it is gone, where there is already somewhere to
 * go, and for good by the second frame. Where drawing takes long and the person has left with Tab or a click meanwhile,
 * the keyboard stays where they went.
 */
export function moveKeyboardLater(move: () => void): void {
  let hasLeft = false;
  const leave = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === "Tab") hasLeft = true;
  };
  // While the keyboard is nowhere, a Tab would begin at the top of the page.
  const drawn = new MutationObserver(() => {
    if (!hasLeft && document.activeElement === document.body) move();
  });
  drawn.observe(document.body, { childList: true, subtree: true });
  for (const type of LEAVING) addEventListener(type, leave, { capture: true });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      drawn.disconnect();
      for (const type of LEAVING) removeEventListener(type, leave, { capture: true });
      if (!hasLeft) move();
    }),
  );
}

const LEAVING = ["keydown", "pointerdown"] as const;
