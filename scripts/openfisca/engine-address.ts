import type { OpenFisca } from "../../contribution/eligibility/answers/openfisca.ts";
import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import { type Fetch, openFiscaAt } from "../../contribution/openfisca/web-api.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { UsageError } from "../options.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The engine at the address that `--openfisca` names: on this machine only, since people's answers are sent to it. */
export function engineNamed(address: string, territory: Territory): OpenFisca {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "http:" || !LOOPBACK.has(url.hostname))
    throw new UsageError(
      `--openfisca takes the address of an engine on this machine, as http://127.0.0.1:2000, not ${address}. npm run openfisca serves one.`,
    );
  return openFiscaAt({ address: url.href, fetch: fetch as Fetch, relations: relationsOf(territory) });
}
