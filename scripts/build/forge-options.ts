import type { Configuration } from "../../admin/config.ts";
import { type Option, UsageError } from "../options.ts";

/** How the admin reaches a forge. */
export interface ForgeOptions {
  readonly forge: "github" | "gitlab";
  /** Address of the forge's REST API. */
  readonly apiRoot: string;
  /** Decap's `backend` configuration, without where the data lie in the repository. */
  readonly backend: { readonly name: string } & Configuration;
  /** Security policy of the page. */
  readonly policy: string;
}

/** The options of `npm run build` for an admin on a forge. */
export const FORGE_OPTIONS: Readonly<Record<string, Option>> = {
  backend: {
    type: "string",
    value: "github|gitlab",
    help: "make an admin that works without our server, on this forge",
  },
  repo: { type: "string", value: "OWNER/NAME", help: "with --backend: the repository on the forge" },
  branch: {
    type: "string",
    value: "NAME",
    help: "with --backend: the branch to publish to",
    default: "main",
  },
  auth: {
    type: "string",
    value: "token|popup|pkce",
    help: "with --backend: people paste an access token; or a login service answers in a window (--base-url); or the forge's own page does (GitLab, --app-id)",
    default: "token",
  },
  "base-url": {
    type: "string",
    value: "URL",
    help: "with --auth popup: origin of the login service; with --auth pkce: address of the forge",
    default: "https://gitlab.com for pkce",
  },
  "auth-endpoint": {
    type: "string",
    value: "PATH",
    help: "page of the login service",
    default: "auth, or oauth/authorize for pkce",
  },
  "app-id": { type: "string", value: "ID", help: "with --auth pkce: the application declared on the forge" },
  "open-authoring": {
    type: "boolean",
    help: "GitHub only: people who may not write in the repository propose from a copy of it (a fork)",
  },
  "api-root": {
    type: "string",
    value: "URL",
    help: "with --backend: REST API of a forge of your own",
    default: "https://api.github.com or https://gitlab.com/api/v4",
  },
};

const API_ROOTS = { github: "https://api.github.com", gitlab: "https://gitlab.com/api/v4" } as const;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Reads what the command line says of a forge; undefined when it names none. */
export function readForgeOptions(values: Values): ForgeOptions | undefined {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
  const forge = text("backend");
  if (forge === undefined) return refuseAlone(values);
  if (forge !== "github" && forge !== "gitlab")
    throw new UsageError(`Not a forge we know: ${forge}. Use github or gitlab.`);
  const repo = text("repo") ?? "";
  if (!/^[\w.-]+(\/[\w.-]+)+$/.test(repo))
    throw new UsageError("--backend needs --repo owner/name, as in --repo asso/aides.");
  const auth = readAuth(forge, values);
  const openAuthoring = values["open-authoring"] === true;
  if (openAuthoring && forge !== "github") throw new UsageError("--open-authoring works on GitHub only.");
  const apiRoot = address("api-root", text("api-root") ?? API_ROOTS[forge]).replace(/\/$/, "");
  return {
    forge,
    apiRoot,
    backend: {
      name: `contribution-${forge}`,
      repo,
      branch: text("branch") ?? "main",
      api_root: apiRoot,
      ...auth,
      ...(openAuthoring && { open_authoring: true }),
    },
    policy: policyFor(apiRoot, auth.auth_type === "pkce" ? auth.base_url : undefined),
  };
}

function refuseAlone(values: Values): undefined {
  const alone = Object.keys(FORGE_OPTIONS).find((name) => values[name] !== undefined);
  if (alone) throw new UsageError(`--${alone} goes with --backend github or --backend gitlab.`);
  return undefined;
}

/** The part of Decap's configuration that says how people log in. */
interface Auth {
  readonly auth_type: "token" | "popup" | "pkce";
  readonly base_url?: string;
  readonly auth_endpoint?: string;
  readonly app_id?: string;
}

function readAuth(forge: "github" | "gitlab", values: Values): Auth {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
  const auth = text("auth") ?? (text("base-url") === undefined ? "token" : "popup");
  const endpoint = text("auth-endpoint");
  const more = endpoint === undefined ? {} : { auth_endpoint: endpoint };
  if (auth === "token") return { auth_type: auth };
  if (auth === "popup") {
    const base = text("base-url");
    if (base === undefined)
      throw new UsageError("--auth popup needs --base-url, the origin of the login service.");
    return { auth_type: auth, base_url: address("base-url", base).replace(/\/$/, ""), ...more };
  }
  if (auth !== "pkce") throw new UsageError(`Not a way to log in: ${auth}. Use token, popup or pkce.`);
  if (forge === "github")
    throw new UsageError("GitHub does not allow --auth pkce from a page: use token or popup.");
  const appId = text("app-id");
  if (appId === undefined)
    throw new UsageError("--auth pkce needs --app-id, the application declared on GitLab.");
  const base = address("base-url", text("base-url") ?? "https://gitlab.com").replace(/\/$/, "");
  return { auth_type: auth, base_url: base, app_id: appId, ...more };
}

function address(option: string, value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol) || /["';\s]/.test(value)) {
    throw new UsageError(`--${option} needs an address that begins with https://, not ${value}.`);
  }
  return value;
}

/**
 * What the page may do, in a `<meta>`: its own files, the forge's API, and nothing else. `frame-ancestors` has no
 * effect there: who publishes the site may send it in a header.
 */
function policyFor(apiRoot: string, login: string | undefined): string {
  const reached = [...new Set([apiRoot, login].flatMap((url) => (url ? [new URL(url).origin] : [])))];
  return [
    "default-src 'self'",
    "script-src 'self'",
    // Decap's styles are made while it runs.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // Decap reads back that way the images it is about to send.
    `connect-src 'self' blob: ${reached.join(" ")}`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
