import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { UsageError } from "../options.ts";
import { ROOT } from "../root.ts";

const LOOPBACK = "127.0.0.1";

/** The packages that hold the calculations of local benefits. */
export const EXTENSIONS = ["openfisca_france_local", "openfisca_paris"] as const;

/** What tells the communes of each intermunicipality, without which the benefits of four of them cannot be computed. */
const EPCIS = "openfisca_france_local.epci_test_factory.epci_reform";

/** How often (ms) an engine that reads its parameters is asked whether it is ready. */
const BEAT = 250;

/** A running web API. */
export interface Engine {
  /** `http://127.0.0.1:2000` */
  readonly address: string;
  /** Resolves when it ends, with what it printed. */
  readonly ended: Promise<string>;
  stop(): Promise<string>;
}

/**
 * Serves OpenFisca’s web API with both extensions, on the loopback; resolves once it answers. Port 0 is any free one.
 * The engine ends with this process, however that one ends.
 */
export async function startEngine(python: string, port: number): Promise<Engine> {
  const free = await freePort(port);
  const child = spawn(python, serveArguments(free), { stdio: ["pipe", "pipe", "pipe"] });
  const ended = endOf(child);
  const address = `http://${LOOPBACK}:${free}`;
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  let printed: string | undefined;
  void ended.then((text) => {
    printed = text;
  });
  while (!(await answers(address))) {
    if (printed !== undefined) throw new Error(`OpenFisca ended before it answered.\n${printed}`);
    await new Promise((done) => setTimeout(done, BEAT));
  }
  return { address, ended, stop };
}

function serveArguments(port: number): string[] {
  const packages = ["--country-package", "openfisca_france", "--extensions", ...EXTENSIONS];
  const reforms = ["--reforms", EPCIS];
  // One process is enough for one person; a calculation that hangs is ended after a minute, and what was read once
  // (half a minute of parameters) serves the process that takes its place.
  const gunicorn = ["--bind", `${LOOPBACK}:${port}`, "--workers", "1", "--timeout", "60", "--preload"];
  return [join(ROOT, "scripts/openfisca/serve.py"), ...packages, ...reforms, ...gunicorn];
}

function endOf(child: ChildProcess): Promise<string> {
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      printed = (printed + String(chunk)).slice(-5_000);
    });
  return new Promise((done) => {
    child.on("error", (error) => done(error.message));
    child.on("close", () => done(printed));
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/entities`)).ok;
  } catch {
    return false;
  }
}

function freePort(port: number): Promise<number> {
  const probe = createServer();
  return new Promise((done, fail) => {
    probe.on("error", (error: NodeJS.ErrnoException) =>
      fail(
        error.code === "EADDRINUSE"
          ? new UsageError(
              `Port ${port} is taken. Choose another one: npm run openfisca -- --port ${port + 1}`,
            )
          : error,
      ),
    );
    probe.listen({ host: LOOPBACK, port }, () => {
      const bound = probe.address();
      probe.close(() => done(typeof bound === "object" && bound ? bound.port : port));
    });
  });
}
