import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServedFile } from "../build/admin-bundle.ts";
import { buildAdminSite } from "../build/admin-site.ts";

/** The files of the admin as they are published, and their lengths. */
export async function benchAdminSize(): Promise<ServedFile[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return await buildAdminSite(folder, "best");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
