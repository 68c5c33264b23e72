import { ForgeBackend, type ForgeConfig } from "./forge-backend.ts";
import { type LoginTexts, loginPage } from "./forge-login.tsx";
import type { Session } from "./session.ts";

/** What takes the place of admin/protocol/served-by.ts in an admin for a forge. */
export function servedBy(
  OpenSession: new (config: ForgeConfig, options: unknown) => Session,
  login: LoginTexts,
) {
  const page = loginPage(login);
  class Served extends ForgeBackend {
    constructor(config: ForgeConfig, options: unknown) {
      super(config, options, new OpenSession(config, options));
    }

    override authComponent() {
      return page;
    }
  }
  return { name: `contribution-${login.provider}`, backend: Served };
}
