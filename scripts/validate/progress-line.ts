const LONG = 5000;
const STEP = 500;
const STEPS = { read: "lus", checked: "vérifiés" } as const;

let isShown = false;

/** Writes how far a long run is, on one line of a terminal's error output; says nothing elsewhere, nor of a short run. */
export function progressLine(step: keyof typeof STEPS, done: number, total: number): void {
  if (total < LONG || done % STEP !== 0 || !process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${done} fichiers ${STEPS[step]} sur ${total}…`);
  isShown = true;
}

/** Takes the line away, before something else is written at the terminal. */
export function clearProgressLine(): void {
  if (isShown) process.stderr.write("\r\u001b[K");
  isShown = false;
}
