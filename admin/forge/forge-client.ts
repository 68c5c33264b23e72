import { Refusal } from "../connection/refusal.ts";
import { forgeRequest } from "./forge-request.ts";

/** A request, beside its path under the API's root. */
export interface ForgeOptions extends Pick<RequestInit, "method" | "body" | "cache"> {
  readonly params?: Readonly<Record<string, string | number>>;
}

/** How a forge's REST API is reached. */
interface ForgeAccess {
  /** What people call the forge. */
  readonly name: string;
  /** Address of the API, without a slash at its end. */
  readonly apiRoot: string;
  /** Says who asks: called before each request. */
  headers(): Promise<Readonly<Record<string, string>>>;
}

/** Requests to a forge's REST API; each one throws a `ForgeRefusal` when the forge does not accept it. */
export interface ForgeClient {
  send(path: string, options?: ForgeOptions): Promise<Response>;
  /** What is answered; undefined for an answer without content. */
  json(path: string, options?: ForgeOptions): Promise<unknown>;
  /** Every item of a list that comes in pages. */
  all(path: string, options?: ForgeOptions): Promise<unknown[]>;
}

/** A client over `fetch` alone: it runs in a browser and in Node. */
export function forgeClient({ name, apiRoot, headers }: ForgeAccess): ForgeClient {
  async function sendTo(address: string, { params: _, ...init }: ForgeOptions): Promise<Response> {
    const type = init.body ? { "Content-Type": "application/json; charset=utf-8" } : {};
    return forgeRequest(name, address, {
      cache: "no-cache",
      ...init,
      headers: { ...type, ...(await headers()) },
    });
  }
  const send = (path: string, options: ForgeOptions = {}) =>
    sendTo(`${apiRoot}${path}${queryOf(options)}`, options);
  return {
    send,
    async json(path, options) {
      const response = await send(path, options);
      return response.status === 204 ? undefined : response.json();
    },
    async all(path, options = {}) {
      const items: unknown[] = [];
      const asked = new Set<string>();
      let query: string | undefined = queryOf(options);
      while (query !== undefined) {
        // A part of a list would be taken for all of it.
        if (asked.has(query)) throw new Refusal(notWhole(name), 502);
        asked.add(query);
        const response: Response = await sendTo(`${apiRoot}${path}${query}`, options);
        // Only lists are asked for.
        items.push(...((await response.json()) as unknown[]));
        query = nextPage(response.headers.get("link"));
      }
      return items;
    },
  };
}

function queryOf({ params = {} }: ForgeOptions): string {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return query.length > 0 ? `?${query.join("&")}` : "";
}

/** What is said of a list of which a forge gives a part. */
export function notWhole(forge: string): string {
  return `${forge} n’a pas donné toute la liste : ce qui est montré serait incomplet. Rien n’a été changé. Réessayez dans un instant ; si cela revient, prévenez l’équipe technique.`;
}

/**
 * The query of the next page, in the form that RFC 8288 gives its address; undefined at the last one. Of the address
 * nothing else is taken: behind a proxy a forge may name itself otherwise, and nobody else is sent the token.
 */
function nextPage(link: string | null): string | undefined {
  const address = /<([^>]*)>\s*;\s*rel="?next\b/.exec(link ?? "")?.[1];
  const start = address?.indexOf("?") ?? -1;
  return start < 0 ? undefined : address?.slice(start);
}
