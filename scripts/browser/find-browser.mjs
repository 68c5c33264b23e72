import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { unpackedChromium } from "./unpack-chromium.mjs";

// Plain JavaScript: Jest's set-up, which Node reads without Jest, needs it too.

/** Where desktops have theirs; a bare name is looked for in PATH. */
const INSTALLED = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export async function findBrowser() {
  const refusals = [];
  for await (const browser of candidates(refusals)) {
    const refusal = await refusalOf(browser);
    if (refusal === undefined) return browser;
    refusals.push(`${browser.executablePath}: ${refusal}`);
  }
  throw new Error(
    "No browser starts on this machine, and these tests need one. Install Chromium, or set CHROMIUM_PATH to the " +
      `program of a Chromium or Chrome.\n${refusals.map((refusal) => `  ${refusal}\n`).join("")}`,
  );
}

async function* candidates(refusals) {
  const { CHROMIUM_PATH } = process.env;
  // Who names a browser wants no other.
  if (CHROMIUM_PATH) return yield { executablePath: CHROMIUM_PATH, env: {} };
  try {
    const { executablePath, libraries, fonts } = await unpackedChromium();
    const env = hasFonts() ? {} : { FONTCONFIG_PATH: fonts };
    yield { executablePath, env };
    const paths = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean);
    yield { executablePath, env: { ...env, LD_LIBRARY_PATH: paths.join(delimiter) } };
  } catch (error) {
    refusals.push(`@sparticuz/chromium: ${error.message.trim()}`);
  }
  for (const executablePath of INSTALLED.flatMap(inPath)) yield { executablePath, env: {} };
}

/** Whether fontconfig has something to read: without, every text would be drawn without width. */
function hasFonts() {
  return process.env.FONTCONFIG_PATH !== undefined || existsSync("/etc/fonts/fonts.conf");
}

function inPath(name) {
  const folders = name.startsWith("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

/** Why a browser does not start, in the system's words; undefined when it does. */
function refusalOf({ executablePath, env }) {
  return new Promise((done) => {
    execFile(executablePath, ["--version"], { env: { ...process.env, ...env } }, (error, _, printed) =>
      done(error ? printed.trim() || error.message : undefined),
    );
  });
}
