import { rmSync } from "node:fs";

/** After every test: removes what they left where temporary files go, which set-up.js made for them. */
export default function tearDown() {
  rmSync(process.env.TMPDIR, { recursive: true, force: true, maxRetries: 5 });
}
