import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";
import { png } from "../support/images.ts";
import { commitDraft, edit, put } from "./by-hand.ts";

/** Images from the file that somebody chooses to what a reviewer sees of it. */
const repository = repositoryWithData();
const { directory, git } = repository;
const LILLE = "institutions/ville_lille.yml";
const ROUBAIX = "institutions/ville_roubaix.yml";
const LYON = "institutions/metropole_lyon.yml";
const LYONS = "img/institutions/metropole_lyon.png";
const PUBLISHED = "img/institutions/ville_lille.png";
const OTHERS = "img/institutions/logo.png";

const addressOf = (institution: string) => institution.slice(0, -".yml".length);

/** Has an institution show an image. */
function show(institution: string, image: string, bytes: string | Uint8Array): void {
  edit(repository, institution, (text) => `${text.replace(/^imgSrc: .*\n/m, "")}imgSrc: ${image}\n`);
  put(repository, image, bytes);
}

/** Takes the image of an institution out of it, and out of the repository, in a draft. */
function removal(institution: string, image: string): void {
  const change = () => {
    edit(repository, institution, (text) => text.replace(/^imgSrc: .*\n/m, ""));
    git("rm", "--quiet", image);
  };
  commitDraft(repository, addressOf(institution), change, "pending_publish");
}

function draft(institution: string, image: string, bytes: string | Uint8Array): void {
  commitDraft(repository, addressOf(institution), () => show(institution, image, bytes), "pending_publish");
}

let browser: Browser;
let server: Started;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  put(repository, OTHERS, png(11, 11));
  show(LILLE, PUBLISHED, png(30, 20));
  show(LYON, LYONS, png(40, 25));
  git("add", "--all");
  git("commit", "--quiet", "--message", "Images");
  removal(LYON, LYONS);
  draft(LILLE, "img/institutions/logo_ville_lille.png", png(300, 120));
  draft(
    ROUBAIX,
    "img/institutions/logo_ville_roubaix.png",
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n",
  );
  browser = await openBrowser();
  server = await start(directory);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const card = (name: RegExp) => page.getByRole("article", { name });

it("a reviewer sees an image before and after, with its size, its weight, and the words that stand for it", async () => {
  await page.goto(`${server.address}#/workflow`);
  const lille = card(/Lille/);
  await lille.getByText("Ce qui change", { exact: true }).press("Enter");
  await lille.getByRole("heading", { name: "Image remplacée" }).waitFor();
  await lille.getByText(/Avant\s: ville_lille\.png,\s30\s×\s20\spixels,\s\d+\soctets/).waitFor();
  await lille.getByText(/Après\s: logo_ville_lille\.png,\s300\s×\s120\spixels,\s\d+\soctets/).waitFor();
  await lille.getByText(/^Texte lu à la place de l’image\s: «\s.*Lille.*\s»\.$/).waitFor();
  const widths = () =>
    lille.locator("img").evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
  await eventually(widths).toEqual([30, 300]);
  const lyon = card(/Lyon/);
  await lyon.getByText("Ce qui change", { exact: true }).press("Enter");
  await lyon.getByRole("heading", { name: "Image retirée" }).waitFor();
  await lyon.getByRole("img", { name: /^Avant\s: .*Lyon/ }).waitFor();
  await lyon.getByText(/Avant\s: metropole_lyon\.png,\s40\s×\s25\spixels/).waitFor();
  await lyon.getByText(/^Le simulateur montrera à la place le nom «\s.*Lyon.*\s»\.$/).waitFor();
  await eventually(() => axeViolations(page)).toEqual([]);
  await screenshots(page, "images-board");
  await page.setViewportSize({ width: 390, height: 800 });
  await eventually(() => axeViolations(page)).toEqual([]);
  await eventually(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1280, height: 900 });
});

it("a pointer of Git LFS is told, not shown broken, and hides no other draft", async () => {
  const roubaix = card(/Roubaix/);
  await roubaix.getByText("Ce qui change", { exact: true }).press("Enter");
  await roubaix.getByText(/renvoie seulement vers une image rangée ailleurs par Git LFS/).waitFor();
  await eventually(() => roubaix.locator("img").count()).toBe(0);
});

it("a file called as another's image is stored under the entry's name, and the form says so", async () => {
  await page.goto(`${server.address}#/collections/institutions/entries/ville_villeurbanne`);
  await page.getByRole("button", { name: "Choisir une image…" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png(200, 80) });
  await page.getByRole("button", { name: "Choisir", exact: true }).click();
  await eventually(() => page.getByLabel("Logo").inputValue()).toBe(OTHERS);
  await page.getByRole("button", { name: /^Enregistrer/ }).click();
  await eventually(() => page.getByLabel("Logo").inputValue()).toBe(
    "img/institutions/logo_ville_villeurbanne.png",
  );
  const tree = () =>
    git("ls-tree", "--name-only", "cms/institutions/ville_villeurbanne", "img/institutions/");
  await eventually(async () => tree().split("\n")).toEqual([
    OTHERS,
    "img/institutions/logo_ville_villeurbanne.png",
    LYONS,
    PUBLISHED,
  ]);
  expect(git("rev-parse", `cms/institutions/ville_villeurbanne:${OTHERS}`)).toBe(
    git("rev-parse", `main:${OTHERS}`),
  );
  const shown = () =>
    page
      .frameLocator("iframe")
      .first()
      .locator(".cp-logo")
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
  await eventually(shown).toEqual([200]);
  // A browser prints the refusals of what is no image, and of what is not published yet.
  expect(problems.filter((problem) => !/415|404/.test(problem))).toEqual([]);
});
