import { fixOf } from "../../contribution/validation/fix-of.ts";
import type { Report } from "./report.ts";

/** Every diagnostic with its place and its repair as edits of text; see schemas/report.schema.json. */
export function jsonFormat({ diagnostics, prefix, checked, files }: Report): string {
  const listed = diagnostics.map(({ repair, ...diagnostic }) => {
    const read = files.get(diagnostic.file);
    const fix = read && repair ? fixOf({ ...diagnostic, repair }, read) : undefined;
    return { ...diagnostic, file: `${prefix}${diagnostic.file}`, ...(fix && { fix }) };
  });
  return JSON.stringify({ version: 1, checked, diagnostics: listed }, null, 2);
}
