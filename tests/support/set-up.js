import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "../../scripts/browser/find-browser.mjs";

/**
 * Before every test: makes a folder for all their temporary files, and finds a browser once for all workers, which must
 * not unpack it at the same time.
 */
export default async function setUp() {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), "tests-"));
  if (process.env.RANDOM_RUNS && !process.env.SEED) {
    process.env.SEED = String(Math.floor(Math.random() * 2 ** 31));
    console.log(`\nRandom tests: SEED=${process.env.SEED} makes the same ones again.`);
  }
  try {
    process.env.TEST_BROWSER = JSON.stringify(await findBrowser());
  } catch (error) {
    // Tests that need none still run; each that does fails with this.
    console.error(`\n${error.message}`);
  }
}
