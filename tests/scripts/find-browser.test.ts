import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/command.ts";

/** A machine that has none of the packages, and these programs in its path: a shell script each. */
function findBrowser(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  cpSync(join(ROOT, "scripts/browser"), join(folder, "browser"), { recursive: true });
  const path = join(folder, "bin");
  mkdirSync(path);
  for (const [name, script] of Object.entries(programs))
    writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const look = `import { findBrowser } from ${JSON.stringify(join(folder, "browser/find-browser.mjs"))};
    console.log(await findBrowser().then(({ executablePath }) => executablePath, ({ message }) => message));`;
  const { CHROMIUM_PATH: _, ...env } = process.env;
  return execFileSync(process.execPath, ["--input-type=module", "--eval", look], {
    encoding: "utf8",
    env: { ...env, PATH: path },
  })
    .replaceAll(path, "bin")
    .trim();
}

describe("the browser of the tests, without the one of the packages", () => {
  it("is one that a desktop has, and that starts", () => {
    const programs = { chromium: "exit 1", "google-chrome": "echo Google Chrome 150" };
    expect(findBrowser(programs)).toBe("bin/google-chrome");
  });

  it("is asked for where none starts, with what each of them says", () => {
    const said = findBrowser({ chromium: "echo no display >&2; exit 1" });
    expect(said).toContain("Install Chromium, or set CHROMIUM_PATH");
    expect(said).toContain("bin/chromium: no display");
    expect(said).toContain("@sparticuz/chromium: Cannot find module");
  });
});
