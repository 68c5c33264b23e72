import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { collectionOf, slugOf } from "../../../contribution/model/collections.ts";
import { parseSource } from "../../../contribution/source/reading/parse.ts";
import { axeViolations } from "../../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../../support/command.ts";
import { eventually } from "../../support/eventually.ts";
import { type Hands, type Interactions, keyboard, pointer } from "./hands.ts";
import { stockInteractions } from "./stock-interactions.ts";
import { Form, TASKS, type Task } from "./tasks.ts";

const SAINT_DENIS = `name: Ville de Saint-Denis
type: commune
code_insee: "93066"
`;

const EXPECTED = join(import.meta.dirname, "expected");

const repository = repositoryWithData();
const counts: string[] = [];
let server: Started;
let browser: Browser;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  writeFileSync(join(repository.directory, "institutions/ville_saint_denis.yml"), SAINT_DENIS);
  repository.git("add", ".");
  repository.git("commit", "--quiet", "--message=Ajoute");
  server = await start(repository.directory);
  browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "fr-FR",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  // One page for all, as for somebody who enters several sheets one after the other.
  page = await context.newPage();
  page.on("dialog", (dialog) => dialog.accept());
  problems = watchProblems(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  // What the tasks cost is a result of its own.
  process.stdout.write(`Interactions (clicks + fields typed + keys), stock Decap fields\n${counts.join("")}`);
});

describe("a newcomer, from a sheet of facts", () => {
  it.each(TASKS)("enters $name with a pointer, in no more gestures than stock fields ask", async (task) => {
    const hands = pointer(page);
    await performed(task, hands);
    await eventually(() => violations(page)).toEqual([]);
    const stock = task.route.endsWith("/new")
      ? filesOf(task).reduce((sum, file) => sum + stockInteractions(kindOf(file), dataOf(file)), 0)
      : EDITING;
    report(task, "pointer", hands.done, stock);
    expect(total(hands.done)).toBeLessThanOrEqual(stock + REVIEWING);
    await screenshots(page, `task-${slugOf(task.file)}`);
  });

  it.each(TASKS)("enters $name with the keyboard alone", async (task) => {
    const hands = keyboard(page);
    await performed(task, hands);
    report(task, "keyboard", hands.done);
  });
});

/** With the stock fields too, an edit is a click, the typing, and saving. */
const EDITING = 3;

/** The review of a pasted list takes three clicks that the stock fields, which check nothing, do not ask. */
const REVIEWING = 3;

async function performed(task: Task, hands: Hands): Promise<void> {
  const name = page.getByLabel(/^Nom de l’(aide|institution)$/);
  // The form of the task before has to leave, not to be taken for this one's.
  await page.goto(`${server.address}#/workflow`);
  await name.waitFor({ state: "detached" });
  await page.goto(`${server.address}#${task.route}`);
  await name.waitFor();
  await task.perform(new Form(page), hands);
  await hands.save();
  await page.getByText("Tout est enregistré").waitFor();
  const preview = page.frameLocator("iframe").first();
  await preview.getByText(/^(Rien à corriger|Aucune erreur)/).waitFor();
  const branch = `cms/${collectionOf(task.file)?.name}/${slugOf(task.file)}`;
  for (const file of filesOf(task))
    expect(`${repository.git("show", `${branch}:${file}`)}\n`).toBe(expected(file, task.route));
  expect(problems).toEqual([]);
  repository.git("branch", "-D", branch);
}

function filesOf(task: Task): readonly string[] {
  return [task.file, ...(task.with ? [task.with] : [])];
}

/** A new file is written in the fixtures; an edited one is the published file with one other amount. */
function expected(file: string, route: string): string {
  if (route.endsWith("/new")) return readFileSync(join(EXPECTED, basename(file)), "utf8");
  return readFileSync(join(repository.directory, file), "utf8").replace("montant: 500", "montant: 650");
}

function dataOf(file: string) {
  const parsed = parseSource(readFileSync(join(EXPECTED, basename(file)), "utf8"));
  if (!parsed.ok) throw new Error(`${file} cannot be read`);
  return parsed.data;
}

function kindOf(file: string) {
  const kind = collectionOf(file)?.kind;
  if (!kind) throw new Error(`${file} is in no collection`);
  return kind;
}

function total({ clicks, typed, keys }: Interactions): number {
  return clicks + typed + keys;
}

function report(task: Task, way: string, done: Interactions, stock?: number): void {
  const { clicks, typed, keys } = done;
  const compared = stock === undefined ? "" : `, stock ${stock}`;
  counts.push(`  ${task.name}, ${way}: ${total(done)} (${clicks} + ${typed} + ${keys})${compared}\n`);
}

/** What axe says of the whole page and of the preview, at levels A and AA. */
async function violations(of: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of of.frames()) if (!frame.isDetached()) found.push(...(await axeViolations(frame)));
  return found;
}
