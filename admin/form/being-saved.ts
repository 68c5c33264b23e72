/** The data of a form, as Decap holds them. */
export interface SavedForm {
  get(name: string): unknown;
}

let form: SavedForm | undefined;

/** Remembers the form that Decap is about to save: its backend is only given the text of the entry's own file. */
export function rememberFormBeingSaved(saved: SavedForm | undefined): void {
  form = saved;
}

/** The form of the save under way. */
export function formBeingSaved(): SavedForm | undefined {
  return form;
}
