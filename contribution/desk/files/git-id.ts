/** Git's id of some bytes: SHA-1 in 40 hexadecimal digits, or SHA-256 in 64 as the repository has it. */
export async function gitIdOf(bytes: Uint8Array, length = 40): Promise<string> {
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const hashed = new Uint8Array(header.length + bytes.length);
  hashed.set(header);
  hashed.set(bytes, header.length);
  const digest = await crypto.subtle.digest(length === 64 ? "SHA-256" : "SHA-1", hashed);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Whether some bytes are those that git knows by an id. A page that is not served over a secure connection cannot reckon
 * it: there, only bytes that are missing are found out.
 */
export async function areBytesOf(oid: string, bytes: Uint8Array): Promise<boolean> {
  if (globalThis.crypto?.subtle === undefined) return bytes.length > 0 || EMPTY.includes(oid);
  return (await gitIdOf(bytes, oid.length)) === oid;
}

/** The ids of no byte at all. */
const EMPTY = [
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
];
