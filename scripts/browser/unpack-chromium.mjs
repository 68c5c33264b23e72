import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** The package unpacks where temporary files go, and its libraries only for the machine that this names. */
const ALL_OF_IT = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };

export async function unpackedChromium() {
  // Here, not above: where the package is not installed, another browser is still looked for.
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const root = entry.slice(0, entry.lastIndexOf("build"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(root, "../..", ".cache", `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, "chromium"),
    libraries: join(folder, "al2023", "lib"),
    fonts: join(folder, "fonts"),
  };
}

/** Elsewhere first: nobody must run half of it, nor unpack over what another process runs. */
async function unpack(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const env = { ...process.env, ...ALL_OF_IT, TMPDIR: unfinished };
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, "inflate-chromium.mjs")], { env });
    writeFileSync(join(unfinished, "fonts", "fonts.conf"), fontsIn(join(folder, "fonts")));
    // The packages may belong to another account than whoever runs them.
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package's own configuration names folders of another machine. */
function fontsIn(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${inXml(folder)}</dir>
  <cachedir>${inXml(join(folder, "cache"))}</cachedir>
</fontconfig>
`;
}

function inXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
