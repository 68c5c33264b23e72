const FRAME = "preview-pane";

/** Says to a screen reader what the frame of the preview holds, and in which language: Decap does not. */
export function namePreviewFrame(): void {
  // Decap makes the frame anew now and then, and it has to have its name before its page comes.
  new MutationObserver(nameFrame).observe(document.body, { childList: true, subtree: true });
  // A frame's event does not bubble.
  document.addEventListener("load", ({ target }) => namePage(target), { capture: true });
}

function nameFrame(): void {
  const frame = document.getElementById(FRAME);
  if (frame && !frame.title) frame.title = "Aperçu et liste de ce qui est à corriger";
}

function namePage(target: EventTarget | null): void {
  if (!(target instanceof HTMLIFrameElement) || target.id !== FRAME || !target.contentDocument) return;
  target.contentDocument.documentElement.lang = "fr";
  target.contentDocument.title = "Aperçu";
}
