import { fixOf } from "../../contribution/validation/fix-of.ts";
import type { CheckedFile } from "../../contribution/validation/validate-files.ts";
import { jsonList } from "./json-list.ts";
import type { MakeFormat } from "./report.ts";

/** Every diagnostic with its place and its repair as edits of text; see schemas/report.schema.json. */
export const jsonFormat: MakeFormat = (prefix) => {
  const list = jsonList("  ");
  return {
    start: (checked) => `{\n  "version": 1,\n  "checked": ${checked},\n  "diagnostics": `,
    file: (checked) => list.more(listed(checked, prefix)),
    end: () => `${list.end()}\n}\n`,
  };
};

function listed({ diagnostics, read }: CheckedFile, prefix: string): object[] {
  return diagnostics.map(({ repair, ...diagnostic }) => {
    const fix = read && repair ? fixOf({ ...diagnostic, repair }, read) : undefined;
    return { ...diagnostic, file: `${prefix}${diagnostic.file}`, ...(fix && { fix }) };
  });
}
