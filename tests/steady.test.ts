import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./support/command.ts";

const FOLDER = join(ROOT, "tests");

/** What may wait, draw lots and set limits for all the others. */
const SUPPORT = "support/";

const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(SUPPORT))
  .map((path) =>
    ts.createSourceFile(path, readFileSync(join(FOLDER, path), "utf8"), ts.ScriptTarget.Latest, true),
  );

/** What is read of a page, once, without waiting for anything to become true. */
const READS =
  /\.(count|all\w*Texts?|all\w+Contents|innerText|textContent|inputValue|getAttribute|is[A-Z]\w+|boundingBox|evaluate|title|fileData)\($/;
const TEST = /^it(\.\w+(\(|$)|$)/;
const HOOK = /^(before|after)(All|Each)$/;

/** Calls of a file that a test refuses, as `path:line`, with their beginning. */
function calls(refused: (call: ts.CallExpression, called: string, file: ts.SourceFile) => boolean): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && refused(node, node.expression.getText(file), file)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        found.push(`${file.fileName}:${line + 1} ${node.getText(file).slice(0, 80)}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

const opensBrowser = (file: ts.SourceFile) =>
  /support\/chromium|open-harness|playwright-core/.test(file.text);

/** Names that hold what was read once: `const shown = await box.textContent()`. */
function readOnce(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      ts.isAwaitExpression(node.initializer) &&
      ts.isCallExpression(node.initializer.expression) &&
      READS.test(`${node.initializer.expression.expression.getText(file)}(`)
    )
      names.add(node.name.getText(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

describe("tests on a slow machine", () => {
  it("look at a page until it is as they expect: `eventually(() => …)`, never `expect(await …)`", () => {
    const once = new Map(files.map((file) => [file, readOnce(file)]));
    const bare = calls(({ arguments: [actual] }, called, file) => {
      if (called !== "expect" || !actual || !opensBrowser(file)) return false;
      const text = actual.getText(file);
      return /\bawait\b/.test(text) || [...text.matchAll(/\w+/g)].some(([name]) => once.get(file)?.has(name));
    });
    expect(bare).toEqual([]);
  });

  it("wait for what they need, not for a time", () => {
    expect(calls((_, called) => /\.waitForTimeout$/.test(called))).toEqual([]);
  });

  it("have no limit of their own: the suite's is in support/limit.mjs", () => {
    const own = calls((call, called, file) => {
      if (/\bsetTimeout$|\.setDefault\w*Timeout$/.test(called) && /^jest|setDefault/.test(called))
        return true;
      const place = TEST.test(called) ? 2 : HOOK.test(called) ? 1 : undefined;
      if (place) return call.arguments[place]?.getText(file).includes("TEST_LIMIT") === false;
      return (
        opensBrowser(file) &&
        call.arguments.some(
          (argument) =>
            ts.isObjectLiteralExpression(argument) &&
            argument.properties.some((property) => property.name?.getText(file) === "timeout"),
        )
      );
    });
    expect(own).toEqual([]);
  });

  it("draw lots from the suite's seed alone: support/random.ts", () => {
    expect(calls((_, called) => /^(fc\.(assert|check|sample)|Math\.random)$/.test(called))).toEqual([]);
  });
});
