import { fixesOf } from "../../contribution/validation/fixes-of.ts";
import type { CheckedFile } from "../../contribution/validation/validate-files.ts";
import { jsonList } from "./json-list.ts";
import type { Format, MakeFormat } from "./report.ts";

/** Every diagnostic with its place; see schemas/report.schema.json. */
export const jsonFormat: MakeFormat = (prefix) => format(prefix, () => undefined);

/** The same with every safe repair as edits of text, which takes as long again as the checks. */
export const jsonFormatWithEdits: MakeFormat = (prefix) =>
  format(prefix, ({ read }) => read && fixesOf(read));

type FixesOf = (checked: CheckedFile) => ReturnType<typeof fixesOf> | undefined;

function format(prefix: string, fixes: FixesOf): Format {
  const list = jsonList("  ");
  return {
    start: (checked) => `{\n  "version": 1,\n  "checked": ${checked},\n  "diagnostics": `,
    file: (checked) => list.more(listed(checked, prefix, fixes(checked))),
    end: () => `${list.end()}\n}\n`,
  };
}

function listed({ diagnostics }: CheckedFile, prefix: string, fixOf: ReturnType<FixesOf>): object[] {
  return diagnostics.map(({ repair, ...diagnostic }) => {
    const fix = fixOf?.(repair);
    return { ...diagnostic, file: `${prefix}${diagnostic.file}`, ...(fix && { fix }) };
  });
}
