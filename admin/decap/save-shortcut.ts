/** Ctrl+S (⌘S) saves the entry, as people try anywhere: the button is far from the field for who has no mouse. */
export function saveWithShortcut(): void {
  document.addEventListener("keydown", (event) => {
    const isSave =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
    if (!isSave) return;
    // The browser would save the page itself.
    event.preventDefault();
    if (!document.querySelector('[role="dialog"]')) saveButton()?.click();
  });
}

function saveButton(): HTMLElement | null {
  // Decap gives its button no other name; it is disabled when there is nothing to save.
  return document.querySelector<HTMLElement>('[class*="-SaveButton"]');
}
