import { placedAddresses, readdressed } from "../addresses.ts";
import type { RuleHit } from "../hit.ts";
import type { FileRule } from "../rule.ts";
import { isWebAddress } from "../web-address.ts";

/** Sites that put an address in a parameter of one of their own, to count or check who follows it. */
const WRAPPERS: readonly (readonly [host: RegExp, parameters: readonly string[]])[] = [
  [/\.safelinks\.protection\.outlook\.com$/, ["url"]],
  [/^www\.google\.[a-z.]+$/, ["q", "url"]],
  [/^(lm?\.facebook|l\.instagram)\.com$/, ["u"]],
  [/^www\.linkedin\.com$/, ["url"]],
  [/^duckduckgo\.com$/, ["uddg"]],
  [/\.(vadesecure|fireeye|trellix|proofpoint)\.com$/, ["u"]],
];
const LEADING = /^\/(url|l\.php|l\/?|redir\/redirect|safety\/go|v\d(\/url)?|)$/;
const SHORT =
  /^(bit\.ly|tinyurl\.com|t\.co|goo\.gl|urlr\.me|urlz\.fr|cutt\.ly|ow\.ly|lc\.cx|shorturl\.at|rb\.gy|vu\.fr)$/;
// Nearly no address needs to be taken apart.
const MAY_LEAD = /[?&](url|q|u|uddg)=|\/v3\/__|\/\/(www\.)?[a-z]{1,8}\.[a-z]{2,3}\//i;

/** An address leads to the page itself, not by way of who counts, checks or shortens it; that may name who received it. */
export const urlWrapped: FileRule = {
  code: "url-wrapped",
  check: (data, { kind }) =>
    placedAddresses(data, kind)
      .filter(({ address }) => MAY_LEAD.test(address) && URL.canParse(address))
      .flatMap((placed): RuleHit[] => {
        const { path, title } = placed;
        const url = new URL(placed.address);
        const host = url.hostname;
        const inner = innerAddress(url);
        if (inner !== undefined)
          return [{ path, values: { title, host, inner }, changes: [readdressed(placed, inner)] }];
        return SHORT.test(host.replace(/^www\./, ""))
          ? [{ path, variant: "short", values: { title, host } }]
          : [];
      }),
};

/** The address that another one leads to. */
function innerAddress({ hostname, pathname, searchParams, href }: URL): string | undefined {
  const defended = /^urldefense\.(?:com|us)$/.test(hostname) ? /\/v3\/__(.+?)__;/.exec(href)?.[1] : undefined;
  const wrapper = WRAPPERS.find(([host]) => host.test(hostname));
  const parameter = LEADING.test(pathname) && wrapper?.[1].find((name) => searchParams.has(name));
  const given = defended ?? (parameter ? (searchParams.get(parameter) ?? undefined) : undefined);
  // This filter writes "-" for "%" and "_" for "/".
  const isEncoded = hostname.endsWith(".proofpoint.com") && pathname.startsWith("/v2/");
  const inner = isEncoded && given ? decodedText(given.replaceAll("-", "%").replaceAll("_", "/")) : given;
  return inner !== undefined && isWebAddress(inner) ? inner : undefined;
}

function decodedText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
