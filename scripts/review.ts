import { resolve } from "node:path";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { type BranchReview, reviewBranch } from "./review/branch-review.ts";
import { jsonFormat } from "./review/json-format.ts";
import { markdownFormat } from "./review/markdown-format.ts";
import { textFormat } from "./review/text-format.ts";
import { ROOT } from "./root.ts";

const USAGE = "npm run review -- BASE [HEAD] [--data DIR] [--format markdown|text|json]";

const OPTIONS = {
  data: {
    type: "string",
    value: "DIR",
    help: "data root: the folder that holds benefits/ and institutions/",
    default: "the project",
  },
  format: { type: "string", value: "NAME", help: "text, markdown (a comment) or json", default: "text" },
} as const satisfies Readonly<Record<string, Option>>;

const FORMATS: Readonly<Record<string, (review: BranchReview) => string>> = {
  text: textFormat,
  markdown: markdownFormat,
  json: jsonFormat,
};

/** Exit code: 0 whatever changed, 2 when the review could not run. */
void runCommand(async () => {
  const { values, files: revisions } = readArguments(USAGE, OPTIONS);
  const [base, head, ...others] = revisions;
  if (base === undefined || others.length > 0)
    throw new UsageError(
      `${USAGE}\n\nBASE is the revision to compare with, such as main; HEAD is a revision, the working tree by default.`,
    );
  const format = Object.hasOwn(FORMATS, String(values.format ?? "text"))
    ? FORMATS[String(values.format ?? "text")]
    : undefined;
  if (!format) throw new UsageError(`Unknown format ${values.format}: text, markdown or json.`);
  const root = resolve(typeof values.data === "string" ? values.data : ROOT);
  process.stdout.write(`${format(reviewBranch(root, base, head))}\n`);
  return 0;
});
