import { type PlacedAddress, placedAddresses } from "../addresses.ts";
import type { RuleHit } from "../hit.ts";
import type { FileRule } from "../rule.ts";
import { isWebAddress } from "../web-address.ts";

/** A link that does not open leaves a young person without means to ask. */
export const urlInvalid: FileRule = {
  code: "url-invalid",
  // The links of a text are checked with its tags.
  check: (data, { kind }) =>
    placedAddresses(data, kind)
      .filter(({ text }) => text === undefined)
      .flatMap(hitsOf),
};

function hitsOf({ address, path, title }: PlacedAddress): RuleHit[] {
  if (isWebAddress(address)) {
    if (namesUser(address)) return [{ path, variant: "credentials", values: { title } }];
    if (!address.includes("&amp;")) return [];
    const plain = address.replaceAll("&amp;", "&");
    return [{ path, variant: "entity", values: { title }, changes: [{ path, value: plain }] }];
  }
  const trimmed = address.replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, "");
  if (isWebAddress(trimmed)) {
    if (namesUser(trimmed)) return [{ path, variant: "credentials", values: { title } }];
    return [{ path, variant: "spaces", values: { title }, changes: [{ path, value: trimmed }] }];
  }
  const found = trimmed.length > 60 ? `${trimmed.slice(0, 57)}…` : trimmed;
  const bare = isWebAddress(`https://${trimmed}`) && !/[@:]/.test(trimmed.split("/")[0] ?? "");
  return [{ path, variant: bare ? "protocol" : "default", values: { title, found } }];
}

function namesUser(address: string): boolean {
  if (!address.includes("@")) return false;
  const { username, password } = new URL(address);
  return username !== "" || password !== "";
}
