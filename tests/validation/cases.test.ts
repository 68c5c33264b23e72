import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CASES, type Case, expectedText, readCases, textOf } from "./case-folders.ts";
import { messageList } from "./message-list.ts";
import { repaired } from "./repaired.ts";

const UPDATE = process.env.UPDATE_CASES === "1";

const cases = readCases();

describe.each(cases.map((one) => [`${one.code}/${one.name}`, one] as const))("the case %s", (_, one) => {
  it("says what expected.txt says", () => {
    const path = join(one.folder, "expected.txt");
    const said = expectedText(one.diagnostics);
    if (UPDATE) writeFileSync(path, said);
    expect(said).toBe(textOf(path));
  });

  it("raises its code, or passes, as its name says", () => {
    const codes: readonly string[] = one.diagnostics.map(({ code }) => code);
    expect(one.name).toMatch(/^(raises|passes)-/);
    expect(codes.includes(one.code)).toBe(one.name.startsWith("raises-"));
  });

  it("is repaired as the folder repaired/ says", () => {
    if (UPDATE) rmSync(join(one.folder, "repaired"), { recursive: true, force: true });
    for (const { file, text } of one.files) expectRepaired(one, file, text);
  });
});

function expectRepaired(one: Case, file: string, text: string): void {
  const read = one.files.find((candidate) => candidate.file === file);
  if (!read?.data) return;
  const after = repaired(read, one.context);
  const path = join(one.folder, "repaired", file);
  if (UPDATE && after !== text) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, after);
  }
  expect(after).toBe(textOf(path) ?? text);
}

describe("messages.txt", () => {
  it("lists every sentence that the cases say", () => {
    const path = join(CASES, "messages.txt");
    const list = messageList(cases);
    if (UPDATE) writeFileSync(path, list);
    expect(list).toBe(textOf(path));
  });
});
