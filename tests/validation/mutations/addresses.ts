import { benefit, type Mutation } from "./mutation.ts";

const INVALID = [
  "www.exemple.fr/aide",
  "exemple.fr",
  "//exemple.fr",
  "/aide",
  "#fin",
  "voir le site",
  "https:exemple.fr",
  "https:/exemple.fr",
  "http//exemple.fr",
  "htps://exemple.fr",
  "https://https://exemple.fr",
  "https://",
  "https://exemple",
  "https://localhost/x",
  "https://127.0.0.1/x",
  "https://192.168.1.1",
  "https://[::1]/",
  "https://999.999.999.999",
  "https://exemple.123",
  "https://exemple..fr",
  "https://.fr",
  "https://exemple.fr.",
  "https://exemple.fr,",
  "https://exemple.f",
  "https://-exemple.fr",
  "https://exemple.fr:99999/",
  "https://exemple.fr/a b",
  "https://exemple.fr https://autre.fr",
  " https://exemple.fr",
  "https://exemple.fr ",
  "https://exemple.fr\u00a0",
  "https://exemple.fr/\u200b",
  "\ufeffhttps://exemple.fr".replace("\ufeff", "\u2060"),
  "<https://exemple.fr>",
  '"https://exemple.fr"',
  "https://exemple.fr<br>",
  "[site](https://exemple.fr)",
  "javascript:alert(1)",
  "mailto:aide@exemple.fr",
  "aide@exemple.fr",
  "tel:0400000000",
  "ftp://exemple.fr",
  "file:///C:/aide.pdf",
  "C:\\aide.pdf",
  "data:text/html,x",
  "https://camille@exemple.fr",
  "https://camille:secret@exemple.fr/",
  "https://www.impots.gouv.fr@exemple.fr/",
  "https://exemple.fr/?a=1&amp;b=2",
  "constructor",
];

const SESSION = [
  "login?state=a",
  "login?nonce=a",
  "login?code_challenge=a",
  "?session_state=a",
  "?session_id=a",
  "?sessionid=a",
  "?sid=a",
  "?PHPSESSID=a",
  "?jsessionid=a",
  ";jsessionid=A1",
  ";JSESSIONID=A1?a=1",
  "(S(abc))/aide",
  "?access_token=a",
  "?token=a",
  "#access_token=a&a=1",
  "#state=a",
  "?SAMLRequest=a",
  "?RelayState=a",
  "?execution=e1s1",
  "login?redirect_uri=x",
  "connexion?returnUrl=x",
  "cas/login?service=x",
  "oauth2/authorize?redirect_uri=x",
  "auth/realms/x?tab_id=1",
];

const TRACKING = [
  "?utm_source=a",
  "?a=1&utm_campaign=b",
  "?UTM_SOURCE=a",
  "?gclid=a",
  "?fbclid=a#fin",
  "?xtor=EPR-1",
  "#xtor=EPR-1",
  "#utm_source=a",
  "#?utm_source=a",
  "?mtm_campaign=a",
  "?pk_campaign=a",
  "?at_medium=a",
  "?_ga=2.1",
  "?mc_cid=a",
  "?msclkid=a",
  "?srsltid=a",
];

const KEYS = ["link", "teleservice", "form", "instructions"] as const;

/** A benefit whose only calls to action are sound, or the one that is under test. */
function at(key: (typeof KEYS)[number], address: unknown, ...codes: string[]): Mutation {
  const others = key === "link" || key === "instructions" ? {} : { instructions: undefined };
  return benefit(
    `${key} ${String(address)}`,
    { ...others, [key]: address },
    ...codes.map((code) => `${code} ${key}`),
  );
}

/** Defects of addresses, and of the links to act. */
export const ADDRESS_MUTATIONS: readonly Mutation[] = [
  ...INVALID.map((address) =>
    at("link", address, "url-invalid", ...(/<[a-z]/.test(address) ? ["html-not-allowed"] : [])),
  ),
  ...KEYS.map((key) => at(key, "www.exemple.fr/aide", "url-invalid")),
  ...SESSION.map((end) => at("link", `https://www.exemple.fr/${end}`, "url-session")),
  ...TRACKING.map((end) => at("link", `https://www.exemple.fr/${end}`, "url-tracking")),
  at("link", "https://www.exemple.fr/#:~:text=permis", "url-text-fragment"),
  at("link", "https://www.exemple.fr/#titre:~:text=permis", "url-text-fragment"),
  at("link", "http://www.exemple.fr/", "url-not-https"),
  at("link", "HTTP://www.exemple.fr/", "url-not-https"),
  benefit(
    "tracking in a text",
    { description: "Une aide : <a href='https://www.exemple.fr/?utm_source=a'>le site</a>." },
    "url-tracking description",
  ),
  benefit(
    "a session in a text",
    { conditions: ["Lire <a href='https://www.exemple.fr/login?state=a'>la page</a>."] },
    "url-session conditions.0",
  ),
  benefit(
    "http in a text",
    { description: "Une aide : <a href='http://www.exemple.fr/'>le site</a>." },
    "url-not-https description",
  ),
  benefit("no link to act", { instructions: undefined }, "no-call-to-action"),
  benefit(
    "a link to act that repeats the page",
    { instructions: "https://www.exemple.fr/aide-bafa" },
    "call-to-action-repeats-link instructions",
  ),
  benefit(
    "a link to act that repeats the page but for its slash",
    { instructions: "https://www.exemple.fr/aide-bafa/" },
    "call-to-action-repeats-link instructions",
  ),
  benefit(
    "a link to act that repeats the page but for www",
    { instructions: "https://exemple.fr/aide-bafa" },
    "call-to-action-repeats-link instructions",
  ),
  benefit(
    "three links to act",
    { teleservice: "https://www.exemple.fr/1", form: "https://www.exemple.fr/2" },
    "call-to-action-hidden instructions",
  ),
  benefit(
    "an account without online form",
    { is_teleservice_need_register: true },
    "register-without-teleservice is_teleservice_need_register",
  ),
];

/** Addresses of which nothing is to be said. */
export const SOUND_ADDRESSES: readonly Mutation[] = [
  "https://www.exemple.fr",
  "HTTPS://WWW.EXEMPLE.FR/",
  "https://mairie-évry.fr/été",
  "https://xn--mairie-vry-g7a.fr/",
  "https://exemple.fr:8443/x",
  "https://exemple.fr/a%20b",
  "https://exem_ple.fr/",
  "https://a.b.c.gouv.fr/?page=2&service=x#fin",
  "https://exemple.fr/#/aide?page=2",
  "https://exemple.fr/?q=utm_source",
  "https://exemple.fr/connexion",
  "https://exemple.fr/statement?states=1",
  "https://exemple.fr/(aide)/x.pdf",
].map((address) => at("link", address));
