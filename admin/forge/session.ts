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

/** Who is logged in to a forge. */
export interface Session {
  readonly forge: Forge;
  /** Logs in; where the person may not write, this makes a copy of the repository (a fork) if it must. */
  open(credentials: Credentials): Promise<ForgeUser>;
  close(): void;
  getToken(): Promise<string | null>;
}
