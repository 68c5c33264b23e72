import { placedAddresses } from "../addresses.ts";
import type { FileRule } from "../rule.ts";

// Parameters of an authorization request or of a server's session: of no use to anybody else.
const SESSION =
  /^(state|nonce|code_challenge|code_verifier|session_?(id|state|code)|sid|phpsessid|jsessionid|asp\.net_sessionid|cfid|cftoken|tab_id|execution|samlrequest|relaystate|((access|id|auth|session)_?)?token|jwt)$/i;
const REDIRECT = /^(redirect_?uri|redirect_?url|return_?url|returnto|goto|service)$/i;
const LOGIN = /(^|[/.-])(login|signin|connexion|auth|oauth2?|openid-connect|sso|cas)([/.?-]|$)/i;
// Servers for browsers without cookies write the session in the path.
const IN_PATH = /[;/](jsessionid|phpsessid|sid)=[^/?#;]*|\/\([sfax]\([^)]*\)\)/i;

/** An address copied after logging in opens for nobody else. */
export const urlSession: FileRule = {
  code: "url-session",
  check: (data, { kind }) =>
    placedAddresses(data, kind)
      .filter(({ address }) => mayHold(address))
      .flatMap(({ path, address, title }) => {
        const found = sessionPart(address);
        return found === undefined ? [] : [{ path, values: { title, found } }];
      }),
};

/** Whether the names are worth the time it takes to read them as a server does; an encoded one may be any. */
function mayHold(address: string): boolean {
  if (IN_PATH.test(address)) return true;
  if (!/[?#]/.test(address)) return false;
  const names = address
    .split(/[?&#]/)
    .slice(1)
    .map((part) => part.split("=")[0] ?? "");
  return names.some((name) => SESSION.test(name) || REDIRECT.test(name) || /[%\s]/.test(name));
}

function sessionPart(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams, hash } = new URL(address);
  const login = LOGIN.test(pathname) || LOGIN.test(hostname);
  const names = [...searchParams.keys(), ...new URLSearchParams(hash.slice(1)).keys()];
  const inPath = IN_PATH.exec(pathname)?.[0].slice(1);
  return inPath ?? names.find((name) => SESSION.test(name) || (login && REDIRECT.test(name)));
}
