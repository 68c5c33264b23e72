const HOST = /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/i;

// The addresses of nearly all pages, for which the parser has nothing to add: a domain in plain letters (not in their
// encoded form, `xn--`), no port, no user, no space.
const USUAL =
  /^https?:\/\/(?!\S*xn--)(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])(?:[/?#][\x21-\x7e]*)?$/i;

/** Whether a text is the whole address of a page of the public web: protocol, and a name that ends in a domain. */
export function isWebAddress(address: string): boolean {
  if (USUAL.test(address)) return true;
  if (/[\s\u200b\u2060\ufeff]/.test(address) || !/^https?:\/\//i.test(address) || !URL.canParse(address))
    return false;
  return HOST.test(new URL(address).hostname);
}
