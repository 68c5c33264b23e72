import { spawn } from "node:child_process";
import { startEngine } from "./openfisca/engine.ts";
import { preparePython } from "./openfisca/environment.ts";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";

const USAGE = "npm run openfisca -- [--port N] [--install] [--during COMMAND]";

const OPTIONS: Readonly<Record<string, Option>> = {
  port: { type: "string", value: "N", help: "port of the web API, on this machine only", default: "2000" },
  install: { type: "boolean", help: "make the environment, and serve nothing" },
  during: {
    type: "string",
    value: "COMMAND",
    help: "serve on a free port while COMMAND runs, which finds its address in OPENFISCA_URL",
  },
};

/** Exit code: 0 when stopped, that of COMMAND with `--during`; 1 when the engine ended by itself; 2 when it cannot run. */
await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const during = typeof values.during === "string" ? values.during : undefined;
  const port = Number(values.port ?? (during === undefined ? 2000 : 0));
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`Not a port: ${String(values.port)}.`);
  const python = await preparePython((line) => console.log(line));
  if (values.install) return 0;
  const begun = performance.now();
  const engine = await startEngine(python, port);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`OpenFisca answers at ${engine.address}, ready in ${seconds} s.`);
  if (during !== undefined) {
    const code = await codeOf(during, { ...process.env, OPENFISCA_URL: engine.address });
    await engine.stop();
    return code;
  }
  console.log(`Try it: npm start -- --openfisca ${engine.address}`);
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      isStopping = true;
      void engine.stop();
    });
  const printed = await engine.ended;
  if (isStopping) return 0;
  console.error(`OpenFisca ended.\n${printed}`);
  return 1;
});

/** Runs a command of the shell to its end. */
function codeOf(command: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(command, { shell: true, stdio: "inherit", env });
    child.on("error", fail);
    child.on("close", (code) => done(code ?? 1));
  });
}
