import { type ParseArgsConfig, parseArgs } from "node:util";

/** An option of a command: how it is written, and its line of help. */
export interface Option {
  readonly type: "string" | "boolean";
  /** What stands for the value in the help, as in `--data DIR`. */
  readonly value?: string;
  readonly help: string;
  readonly default?: string;
}

/** What a command was called with. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: readonly string[];
}

/** A mistake in the way a command was called, or something it needs that is not there: exit code 2. */
export class UsageError extends Error {}

/** Reads the command line; prints the help and exits when asked to. */
export function readArguments(usage: string, options: Readonly<Record<string, Option>>): Arguments {
  const described = { ...options, help: { type: "boolean", help: "show this help" } as const };
  const config = Object.fromEntries(Object.entries(described).map(([name, { type }]) => [name, { type }]));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      options: config as NonNullable<ParseArgsConfig["options"]>,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${helpText(usage, described)}`);
  }
  if (parsed.values.help) {
    console.log(helpText(usage, described));
    process.exit(0);
  }
  // Each option is declared as one text or one switch.
  return { values: parsed.values as Arguments["values"], files: parsed.positionals };
}

function helpText(usage: string, options: Readonly<Record<string, Option>>): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const left = `  --${name}${option.value ? ` ${option.value}` : ""}`;
    const fallback = option.default === undefined ? "" : ` (default: ${option.default})`;
    return [left, `${option.help}${fallback}`] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [`Usage: ${usage}`, "", ...rows.map(([left, right]) => left.padEnd(width) + right)].join("\n");
}

/** Runs a command; a usage error or a surprise prints one message and exits with 2. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : `Could not run: ${(error as Error).message}`);
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 2;
  }
}
