const HOST = /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/i;

/** Whether a text is the whole address of a page of the public web: protocol, and a name that ends in a domain. */
export function isWebAddress(address: string): boolean {
  if (/[\s\u200b\u2060\ufeff]/.test(address) || !/^https?:\/\//i.test(address) || !URL.canParse(address))
    return false;
  return HOST.test(new URL(address).hostname);
}
