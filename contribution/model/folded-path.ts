/** A path as systems see it that tell neither capitals, nor the ways of writing an accent, nor what is invisible. */
export function foldedPath(path: string): string {
  if (/^[\x20-\x7e]*$/.test(path)) return path.toLowerCase();
  return path
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .normalize("NFC");
}
