import { ContributionBackend } from "./backend.ts";

/**
 * Who answers the admin's requests: our own server. The build for a forge puts admin/forge/<forge>/served-by.ts in the
 * place of this module, so that each admin carries one backend.
 */
export const SERVED_BY = { name: "contribution", backend: ContributionBackend };
