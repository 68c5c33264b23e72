import { resolve } from "node:path";
import { benchValidation } from "./bench/validation.ts";
import { type Option, readArguments, runCommand } from "./options.ts";
import { ROOT } from "./root.ts";

const USAGE = "npm run bench -- [--data DIR]";

const OPTIONS: Readonly<Record<string, Option>> = {
  data: { type: "string", value: "DIR", help: "catalogue to measure on", default: "the project" },
};

await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const data = resolve(typeof values.data === "string" ? values.data : ROOT);
  const { floor, validate, ratio } = await benchValidation(data);
  console.log(`validation of ${data}`);
  console.log(
    `  floor (start, read, parse): ${floor.toFixed(0)} ms; validate: ${validate.toFixed(0)} ms; ratio ${ratio.toFixed(2)}`,
  );
  return 0;
});
