import { join } from "node:path";
import { buildAdminSite, isAdminSiteStale } from "../../scripts/build/admin-site.ts";
import { ROOT } from "../../scripts/root.ts";
import { onceForAll } from "./once-for-all.ts";

const SITE = join(ROOT, "dist", "admin");

/** The folder of the admin as `npm start` serves it: built once, if it has to be, for every test that opens it. */
export async function builtAdmin(): Promise<string> {
  await onceForAll("admin-built", async () => {
    if (isAdminSiteStale(SITE)) await buildAdminSite(SITE, "fast");
  });
  return SITE;
}
