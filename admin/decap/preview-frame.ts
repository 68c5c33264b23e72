/** Says to a screen reader what the frame of the preview holds, and in which language: Decap does not. */
export function namePreviewFrame(): void {
  // A frame's event does not bubble.
  document.addEventListener("load", ({ target }) => name(target), { capture: true });
}

function name(target: EventTarget | null): void {
  if (!(target instanceof HTMLIFrameElement) || target.id !== "preview-pane") return;
  target.title = "Aperçu et liste de ce qui est à corriger";
  const page = target.contentDocument;
  if (!page) return;
  page.documentElement.lang = "fr";
  page.title = "Aperçu";
}
