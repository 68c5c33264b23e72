import { type DerivedName, derivedAddress, derivedElsewhere } from "../surroundings/derived-source.ts";

/** A JSON that the server makes from what is published, asked for again and again. */
export interface KnownJson<Value> {
  /** The same object as the last time when the server's answer is the same; rejects when there is none. */
  load(): Promise<Value>;
}

/** Reads what has a name; the server says by its tag whether the answer is another one. */
export function knownJson<Value>(name: DerivedName): KnownJson<Value> {
  const address = derivedAddress(name);
  let last: { readonly tag: string | null; readonly value: Value } | undefined;
  return {
    async load() {
      const elsewhere = derivedElsewhere(name);
      // Made with the same type, here as on the server.
      if (elsewhere) return (await elsewhere) as Value;
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const tag = response.headers.get("etag");
      if (last && tag !== null && tag === last.tag) return last.value;
      last = { tag, value: (await response.json()) as Value };
      return last.value;
    },
  };
}
