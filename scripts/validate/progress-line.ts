const LONG = 5000;
const STEP = 500;

/** Writes how far a long run is, on one line of a terminal's error output; says nothing elsewhere, nor of a short run. */
export function progressLine(done: number, total: number): void {
  if (total < LONG || done % STEP !== 0 || !process.stderr.isTTY) return;
  const last = done + STEP >= total;
  process.stderr.write(last ? "\r\u001b[K" : `\r${done} fichiers vérifiés sur ${total}…`);
}
