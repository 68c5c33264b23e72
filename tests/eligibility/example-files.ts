import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import type { Giver } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { ROOT } from "../../scripts/root.ts";

/** A person, and what a benefit answers. */
export interface Example {
  readonly name: string;
  /** Of 1 September 2026 unless it says another day. */
  readonly situation: Readonly<Record<string, unknown>>;
  readonly answer: "eligible" | "not-eligible" | "unknown";
  /** A sentence among the reasons. */
  readonly says?: string;
  /** Keys of the questions whose answers would decide. */
  readonly asks?: readonly string[];
}

/** A benefit with its examples. */
export interface ExampleGroup {
  readonly benefit: Readonly<Record<string, unknown>>;
  readonly institution?: Giver;
  readonly examples: readonly Example[];
}

/** A file of examples: `criterion-<type>`, `profile-<type>` or `combination-<name>`. */
export interface ExampleFile {
  readonly name: string;
  readonly groups: readonly ExampleGroup[];
}

const FOLDER = join(ROOT, "tests/eligibility/examples");

/** Every file of examples. */
export const EXAMPLE_FILES: readonly ExampleFile[] = readdirSync(FOLDER)
  .sort()
  .map((file) => ({
    name: basename(file, ".yml"),
    // Written by us: a wrong shape fails the test that reads it.
    groups: load(readFileSync(join(FOLDER, file), "utf8"), { schema: CORE_SCHEMA }) as ExampleGroup[],
  }));
