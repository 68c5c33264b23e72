import { type Browser, chromium } from "playwright-core";
import type { FoundBrowser } from "./find-browser.mjs";

/** Starts a browser without window. */
export function launch({ executablePath, env }: FoundBrowser): Promise<Browser> {
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    // Root has no sandbox; shared memory is tiny in containers.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
  });
}
