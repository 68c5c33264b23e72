import { forgeRequest } from "./forge-request.ts";

/** Most pages of one list that are asked for. */
const MOST_PAGES = 30;

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
  const addressOf = (path: string, { params = {} }: ForgeOptions) => {
    const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return `${apiRoot}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  };
  const send = (path: string, options: ForgeOptions = {}) => sendTo(addressOf(path, options), options);
  return {
    send,
    async json(path, options) {
      const response = await send(path, options);
      return response.status === 204 ? undefined : response.json();
    },
    async all(path, options = {}) {
      const items: unknown[] = [];
      let address: string | undefined = addressOf(path, options);
      for (let page = 0; address && page < MOST_PAGES; page += 1) {
        const response: Response = await sendTo(address, options);
        // Only lists are asked for.
        items.push(...((await response.json()) as unknown[]));
        address = nextPage(response.headers.get("link"));
      }
      return items;
    },
  };
}

/** The address of the next page, in the form that RFC 8288 gives it. */
function nextPage(link: string | null): string | undefined {
  return /<([^>]*)>\s*;\s*rel="next"/.exec(link ?? "")?.[1];
}
