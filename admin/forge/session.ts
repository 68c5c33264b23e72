import type { Forge } from "./forge.ts";

/** What Decap keeps of somebody who is logged in; the token never leaves the browser but to the forge. */
export interface ForgeUser {
  readonly login: string;
  readonly name: string;
  readonly token: string;
  readonly useOpenAuthoring?: boolean;
}

/** What the forge's own login gave. */
export interface Credentials {
  readonly token: string;
  readonly refresh_token?: string;
}

/** Who is logged in to a forge, with the notes that stock backends keep there. */
export interface Session {
  readonly forge: Forge;
  /** Logs in; where the person may not write, this makes a copy of the repository (a fork) if it must. */
  open(credentials: Credentials): Promise<ForgeUser>;
  close(): void;
  getToken(): Promise<string | null>;
  getNotes(collection: string, slug: string): Promise<unknown[]>;
  addNote(collection: string, slug: string, note: unknown): Promise<unknown>;
  updateNote(collection: string, slug: string, id: string, updates: unknown): Promise<unknown>;
  deleteNote(collection: string, slug: string, id: string): Promise<unknown>;
}
