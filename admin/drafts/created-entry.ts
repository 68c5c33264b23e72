let created = "";

/** Remembers the entry (`collection/slug`) that has just been created by its first save. */
export function rememberCreated(address: string): void {
  created = address;
}

/** Whether an entry (`collection/slug`) is the one that has just been created. */
export function isJustCreated(address: string): boolean {
  return created === address;
}
