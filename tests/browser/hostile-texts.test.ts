import { writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { fieldsOf, schemaOf } from "../../contribution/model/schema.ts";
import { openBrowser, settled } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const SLUG = "departement_somme-aide-hostile";
const FILE = `benefits/javascript/${SLUG}.yml`;
const INSTITUTION = "institutions/ville_hostile.yml";

/** Each way for a text to run in a page that we know of; `N` is where it would leave a trace. */
const ATTACK = [
  `"'><img src=x onerror="window.hostile=N">`,
  `<svg onload="window.hostile=N"><script>window.hostile=N</script></svg>`,
  `<script>window.hostile=N</script>`,
  `<a href="javascript:window.hostile=N">a</a><iframe srcdoc="<script>parent.hostile=N</script>"></iframe>`,
  `{{constructor.constructor('window.hostile=N')()}}\${window.hostile=N}`,
]
  .join(" ")
  .replaceAll("N", "1");

const repository = repositoryWithData();
const { git } = repository;
let server: Started;
let browser: Browser;
let page: Page;
const dialogs: string[] = [];

/** A file in which every text, at any depth, is an attack. */
function hostile(kind: "benefit-simple" | "institution", own: Readonly<Record<string, unknown>>): string {
  const texts = fieldsOf(schemaOf(kind))
    .filter(([, node]) => node.type === "string" && !node.enum)
    .map(([key]) => [key, ATTACK] as const);
  // JSON is YAML.
  return `${JSON.stringify({ ...Object.fromEntries(texts), ...own }, null, 1)}\n`;
}

const lists = {
  conditions: [ATTACK, ATTACK],
  voluntary_conditions: [ATTACK],
  conditions_generales: [
    { type: "communes", values: [ATTACK] },
    { type: ATTACK },
    { type: "age", operator: ATTACK, value: ATTACK },
  ],
  profils: [{ type: "lyceen", conditions: [{ type: "annee_etude", values: [ATTACK] }] }, { type: ATTACK }],
  type: ATTACK,
  [ATTACK]: ATTACK,
};

beforeAll(async () => {
  writeFileSync(
    `${repository.directory}/${FILE}`,
    hostile("benefit-simple", { ...lists, institution: "ville_hostile" }),
  );
  writeFileSync(`${repository.directory}/${INSTITUTION}`, hostile("institution", { type: "commune" }));
  git("add", ".");
  git("-c", `user.name=${ATTACK.replaceAll(/[<>\n]/g, "")}`, "commit", "--quiet", "--message", ATTACK);
  // A draft of it, whose texts all changed, by somebody whose name is one too.
  git("checkout", "--quiet", "-b", `cms/benefits_javascript/${SLUG}`);
  writeFileSync(
    `${repository.directory}/${FILE}`,
    hostile("benefit-simple", { ...lists, institution: ATTACK, label: `${ATTACK} 2`, legend: ATTACK }),
  );
  git("commit", "--quiet", "--all", "--message", ATTACK);
  git("checkout", "--quiet", "main");
  server = await start(repository.directory);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    dialog.accept();
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What ran: in the page, or in any frame of it. */
async function ran(): Promise<unknown[]> {
  const traces = page
    .frames()
    .map((frame) => frame.evaluate(() => (window as { hostile?: unknown }).hostile));
  return (await Promise.all(traces)).filter((trace) => trace !== undefined && trace !== null);
}

/** The scripts, frames and handlers that a text brought into the page or its preview. */
async function brought(): Promise<string[]> {
  const found = page.frames().map((frame) =>
    frame.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter(({ attributes, tagName, id, textContent }) => {
          const runs = ({ name, value }: Attr) =>
            name.startsWith("on") ||
            (/^(href|src|action)$/.test(name) && /^\s*javascript:/i.test(value)) ||
            // The preview is a frame of Decap's own.
            (name === "srcdoc" && id !== "preview-pane");
          return [...attributes].some(runs) || (tagName === "SCRIPT" && textContent?.includes("hostile"));
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ),
  );
  return (await Promise.all(found)).flat();
}

/** Waits until a picture that was asked for now has failed: those of the texts, asked for before, have had their time. */
async function hadTheirTime(): Promise<void> {
  await settled(page);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const picture = new Image();
        picture.onerror = done;
        picture.src = `missing-${performance.now()}.png`;
      }),
  );
  await settled(page);
}

async function look(route: string, ready: () => Promise<unknown>): Promise<void> {
  await page.goto(`${server.address}#${route}`);
  await ready();
  await hadTheirTime();
  await eventually(() => ran()).toEqual([]);
  await eventually(() => brought()).toEqual([]);
}

describe("texts that try to run in the page", () => {
  it("run neither in the lists, nor in the form, the preview, the board or the changes", async () => {
    const shown = () => page.getByText("window.hostile").first().waitFor();
    await look("/collections/benefits_javascript", async () => {
      await page.getByRole("searchbox").first().fill("hostile");
      await shown();
    });
    await look("/collections/institutions", async () => {
      await page.getByRole("searchbox").first().fill("hostile");
      await shown();
    });
    await look("/workflow", async () => {
      const card = page.getByRole("article").filter({ hasText: "window.hostile" }).first();
      await card.getByText("Ce qui change", { exact: true }).click();
      await card.locator(".cr-changes li").first().waitFor();
    });
    await look("/collections/institutions/entries/ville_hostile", () =>
      page.locator(".ct-control input").first().waitFor(),
    );
    await look(`/collections/benefits_javascript/entries/${SLUG}`, () =>
      page.locator(".ct-control input").first().waitFor(),
    );
    // Every tab of the preview, and every part that opens.
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await hadTheirTime();
    }
    const preview = page.frameLocator("iframe").first();
    for (const part of await preview.getByRole("tab").all()) {
      await part.click();
      await hadTheirTime();
    }
    await preview.getByRole("tab", { name: "Ce qui change" }).click();
    await preview.locator(".cr-changes li").filter({ hasText: "window.hostile" }).first().waitFor();
    for (const edit of (await page.getByRole("button", { name: /^Modifier/ }).all()).slice(0, 4))
      await edit.click();
    await hadTheirTime();
    await eventually(() => ran()).toEqual([]);
    await eventually(() => brought()).toEqual([]);
    expect(dialogs.filter((message) => /hostile/.test(message))).toEqual([]);
  });
});
