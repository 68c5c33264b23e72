/**
 * Asks the stock server again everything that `fixtures/decap-server.json` holds, in its order and on a new repository of its
 * files, and writes the answers there. Needs the registry: `node tests/server/record-decap-server.mjs`.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const SERVER = "decap-server@3.11.3";
const PORT = "8723";

const fixture = new URL("fixtures/decap-server.json", import.meta.url);
const recording = JSON.parse(readFileSync(fixture, "utf8"));
const directory = mkdtempSync(join(tmpdir(), "repo-"));
const files = [
  ...Object.entries(recording.files),
  ...Object.entries(recording.media).map(([path, base64]) => [path, Buffer.from(base64, "base64")]),
];
for (const [path, content] of files) {
  mkdirSync(join(directory, dirname(path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}
const git = (...args) => execFileSync("git", ["-C", directory, ...args]);
git("init", "-q", "-b", "main");
git("config", "user.name", "Camille Test");
git("config", "user.email", "camille@example.org");
git("add", ".");
git("commit", "-qm", "Premières données");

const env = { ...process.env, MODE: "git", GIT_REPO_DIRECTORY: directory, PORT, LOG_LEVEL: "error" };
const server = spawn("npx", ["--yes", SERVER], { env, stdio: "inherit", detached: true });
try {
  for (const step of recording.steps) {
    const { status, answer } = await ask(step.request);
    if (JSON.stringify([status, answer]) !== JSON.stringify([step.status, step.answer]))
      console.log(
        `${step.call} ${step.request.action}: was\n${JSON.stringify(step.answer)}\nis\n${JSON.stringify(answer)}`,
      );
    Object.assign(step, { status, answer });
  }
  writeFileSync(fixture, `${JSON.stringify(recording, null, 2)}\n`);
} finally {
  process.kill(-server.pid);
}

async function ask(request) {
  const body = JSON.stringify(request);
  const headers = { "content-type": "application/json" };
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${PORT}/api/v1`, { method: "POST", headers, body }).catch(
      () => undefined,
    );
    if (response) return { status: response.status, answer: await response.json() };
    await new Promise((resume) => setTimeout(resume, 200));
  }
}
