import { departmentOf } from "./department-of.ts";
import { fieldsOf } from "./fields-of.ts";

/** What a code is: a commune of today, or one that was a commune's or is a part of one. */
export type CodeState = "commune" | "former";

/** Letters for the states, as the text writes them after how many codes in a row have it. */
const STATES: Readonly<Record<string, CodeState | undefined>> = { c: "commune", f: "former", x: undefined };

/**
 * What every code is, in a small text: one line by department, its code, then its numbers from 0 on in runs of one
 * state, as « x 2c f 14c »: a letter, after the length of a run longer than one.
 */
export function communeCodesText(territory: string): string {
  const departments = new Map<string, string[]>();
  const note = (code: string, letter: string) => {
    const department = departmentOf(code);
    const numbers = departments.get(department) ?? [];
    departments.set(department, numbers);
    numbers[numberIn(code, department)] ??= letter;
  };
  for (const line of linesOf("communes", territory)) note(fieldsOf(line)[0] ?? "", "c");
  for (const line of linesOf("former communes", territory)) note(fieldsOf(line)[0] ?? "", "f");
  return [...departments].map(([code, numbers]) => `${code} ${runsOf(numbers)}`).join("\n");
}

/** Reads such a text; a department is read when it is first asked for. */
export function readCommuneCodes(text: string): (code: string) => CodeState | undefined {
  const lines = new Map(text.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line]));
  const read = new Map<string, string>();
  return (code) => {
    const department = departmentOf(code);
    const line = lines.get(department);
    if (line === undefined || !/^\d+$/.test(code.slice(department.length))) return undefined;
    const letters = read.get(department) ?? lettersOf(line.slice(department.length + 1));
    read.set(department, letters);
    return STATES[letters[numberIn(code, department)] ?? "x"];
  };
}

function numberIn(code: string, department: string): number {
  return Number(code.slice(department.length));
}

function runsOf(letters: readonly string[]): string {
  const all = Array.from(letters, (letter = "x") => letter).join("");
  return all.replace(/(.)\1+/g, (run) => run.length + (run[0] ?? ""));
}

function lettersOf(runs: string): string {
  return runs.replace(/(\d+)(.)/g, (_, length, letter) => letter.repeat(Number(length)));
}

function linesOf(part: string, territory: string): readonly string[] {
  const [, after = ""] = territory.split(`\n# ${part}:`);
  const [lines = ""] = after.split("\n# ");
  return lines.trimEnd().split("\n").slice(1);
}
