import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../support/command.ts";

/** Programs of a machine that has nothing else, by name. */
function machine(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "machine-"));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function openfisca(path: string, ...args: readonly string[]) {
  const cache = mkdtempSync(join(tmpdir(), "cache-"));
  const { PYTHON: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [join(ROOT, "scripts/run.cjs"), "openfisca", ...args], {
    encoding: "utf8",
    env: { ...env, PATH: path, XDG_CACHE_HOME: cache },
  });
  const kept = join(cache, "contribution/openfisca");
  return { ...ran, kept: existsSync(kept) ? readdirSync(kept) : [] };
}

/** Makes what `venv` would, where the environment's own Python runs `inside`. */
const python = (inside: string) => `case "$*" in
  *version_info*) echo 3.11 ;;
  "-m venv "*) /bin/mkdir -p "$3/bin"; printf '#!/bin/sh\\n${inside}\\n' > "$3/bin/python"; /bin/chmod +x "$3/bin/python" ;;
esac`;

it("says what to install where there is no Python", () => {
  const { status, stderr } = openfisca(machine({}));
  expect(status).toBe(2);
  expect(stderr).toContain("OpenFisca needs Python 3.10 or 3.11");
  expect(stderr).toContain("apt-get install python3.11 python3.11-venv");
  expect(stderr).toContain("everything else works");
});

it("says which Python is there where it is another one", () => {
  const { status, stderr } = openfisca(machine({ python3: "echo 3.14" }));
  expect(status).toBe(2);
  expect(stderr).toContain("Found here: 3.14.");
});

it("says so where the packages cannot be downloaded, and keeps no half-made environment", () => {
  const path = machine({ "python3.11": python("echo no index >&2; exit 1") });
  const { status, stderr, kept } = openfisca(path, "--install");
  expect(status).toBe(2);
  expect(stderr).toContain("OpenFisca could not be downloaded");
  expect(stderr).toContain("no index");
  expect(kept).toEqual([]);
});

it("makes the environment once", () => {
  const path = machine({ "python3.11": python("exit 0") });
  const { status, stdout, kept } = openfisca(path, "--install");
  expect(status).toBe(0);
  expect(stdout).toContain("Installed in");
  expect(kept.filter((name) => name.endsWith(".path"))).toHaveLength(1);
});

it("says what an engine that does not start has printed", () => {
  const path = machine({
    "python3.11": python('case "$*" in *serve.py*) echo not today >&2; exit 1 ;; esac'),
  });
  const { status, stderr } = openfisca(path, "--port", "0");
  expect(status).toBe(2);
  expect(stderr).toContain("ended before it answered");
  expect(stderr).toContain("not today");
});

it("names another port where the one asked for is taken", async () => {
  const taken = createServer();
  const port = await new Promise<number>((done) => {
    taken.listen({ host: "127.0.0.1", port: 0 }, () => done((taken.address() as { port: number }).port));
  });
  const { status, stderr } = openfisca(machine({ "python3.11": python("exit 0") }), "--port", String(port));
  taken.close();
  expect(status).toBe(2);
  expect(stderr).toContain(`Port ${port} is taken`);
});

it.each(["x", "-1", "70000"])("refuses the port %s", (port) => {
  expect(openfisca(machine({}), `--port=${port}`).stderr).toContain("Not a port");
});
