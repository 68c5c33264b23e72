let pointerIsDown = false;
let waiting: (() => void)[] = [];

document.addEventListener(
  "pointerdown",
  () => {
    pointerIsDown = true;
  },
  { capture: true },
);

for (const end of ["pointerup", "pointercancel"] as const) {
  document.addEventListener(
    end,
    () => {
      pointerIsDown = false;
      const ready = waiting;
      waiting = [];
      // The click that follows must still find its target where it was.
      setTimeout(() => {
        for (const run of ready) run();
      });
    },
    { capture: true },
  );
}

/**
 * Runs something that moves what is on screen, once no click is half done: a message that appears when a field loses
 * the focus would push away the very button that is being pressed.
 */
export function afterPointer(run: () => void): void {
  if (pointerIsDown) waiting.push(run);
  else run();
}
