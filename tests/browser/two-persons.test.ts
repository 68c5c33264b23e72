import { execFileSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const SLUG = "departement_somme-aide-a-la-mobilite";
const FILE = `benefits/javascript/${SLUG}.yml`;
const TEXT = `# à relire en juin
label: aide à la mobilité
institution: departement_somme
prefix: l’
description: Le département aide les jeunes à se déplacer pour leur formation.
type: float
montant: 200
unit: €
periodicite: ponctuelle
link: https://www.somme.fr/mobilite
instructions: https://www.somme.fr/demander-mobilite
`;
const ENTRY = `/collections/benefits_javascript/entries/${SLUG}`;

const repository = repositoryWithData();
const remote = `${repository.directory}-distant.git`;
const git = (...args: string[]) =>
  execFileSync("git", ["-C", remote, ...args], { encoding: "utf8" }).trimEnd();
let server: Started;
let browser: Browser;
const problems: (readonly string[])[] = [];

beforeAll(async () => {
  writeFileSync(`${repository.directory}/${FILE}`, TEXT);
  repository.git("add", ".");
  repository.git("commit", "--quiet", "--message=Ajoute");
  // Whatever the machine's own configuration says.
  repository.git("config", "user.email", "");
  execFileSync("git", ["clone", "--quiet", "--bare", repository.directory, remote]);
  repository.git("remote", "add", "equipe", remote);
  server = await start(repository.directory, "--remote", "equipe");
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const amount = (page: Page) =>
  page.getByRole("group", { name: "Montant", exact: true }).getByLabel("Montant", { exact: true });
const draft = () => `${repository.git("show", `cms/benefits_javascript/${SLUG}:${FILE}`)}\n`;
const main = () => `${repository.git("show", `main:${FILE}`)}\n`;
const dialog = (page: Page) => page.getByRole("dialog", { name: "Cette fiche a changé entre-temps" });

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
}

const saved = (page: Page) => page.getByText("Tout est enregistré").waitFor();

/** Opens the entry in a browser of its own, as somebody who says who they are the first time. */
async function arrive(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  const page = await context.newPage();
  problems.push(watchProblems(page));
  await page.goto(`${server.address}#${ENTRY}`);
  await field(page, "Prénom et nom").fill(name);
  await field(page, "Adresse électronique").fill(`${name.split(" ")[0]?.toLowerCase()}@exemple.fr`);
  await field(page, "Adresse électronique").press("Enter");
  await field(page, "Nom de l’aide").waitFor();
  return page;
}

describe("two persons who edit the same entry", () => {
  let camille: Page;
  let dominique: Page;

  it("say who they are, once, where git does not know", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
    const page = await context.newPage();
    await page.goto(`${server.address}#${ENTRY}`);
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.getByText("Écrivez votre prénom et votre nom").waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe("identity-name");
    await eventually(() => axeViolations(page, "html", "all")).toEqual([]);
    await screenshots(page, "identity");
    await context.close();
    camille = await arrive("Camille Martin");
    await camille.reload();
    await field(camille, "Nom de l’aide").waitFor();
    dominique = await arrive("Dominique Petit");
  });

  it("keep both edits when they are of different fields, and see them", async () => {
    await amount(camille).fill("250");
    await save(camille);
    await saved(camille);
    await field(dominique, "Nom de l’aide").fill("aide à la mobilité des jeunes");
    await save(dominique);
    await dominique.getByText("vos modifications et les siennes sont réunies").waitFor();
    const both = TEXT.replace("200", "250").replace("mobilité\n", "mobilité des jeunes\n");
    expect(draft()).toBe(both);
    await dominique.waitForFunction(() =>
      [...document.querySelectorAll("input")].some(({ value }) => value === "250"),
    );
    await eventually(() => field(dominique, "Nom de l’aide").inputValue()).toBe(
      "aide à la mobilité des jeunes",
    );
    const subjects = repository.git("log", "--format=%an: %s", "-2", `cms/benefits_javascript/${SLUG}`);
    expect(subjects.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(
      "Dominique Petit: Met à jour aide à la mobilité des jeunes (Département de la Somme) : nom de l’aide « aide à la mobilité » → « aide à la mobilité des jeunes »\n" +
        "Camille Martin: Met à jour aide à la mobilité (Département de la Somme) : montant 200 € → 250 €",
    );
  });

  it("choose when they changed the same field, side by side, with the keyboard alone", async () => {
    await field(dominique, "Description").fill("Le département aide tous les jeunes à se déplacer.");
    await amount(dominique).fill("300");
    await save(dominique);
    await dominique.getByText("Modifications non enregistrées").waitFor({ state: "hidden" });
    await saved(dominique);
    await field(camille, "Description").fill("Le département aide les jeunes à aller en formation.");
    await amount(camille).fill("280");
    await save(camille);
    await dialog(camille).waitFor();
    await dialog(camille).getByText("Dominique Petit a enregistré cette fiche").waitFor();
    await eventually(() => axeViolations(camille, "[role=dialog]", "all")).toEqual([]);
    await screenshots(camille, "conflict");
    await camille.setViewportSize({ width: 390, height: 844 });
    const isTooWide = () =>
      camille.evaluate(() => {
        const element = document.querySelector("[role=dialog]");
        return element && element.scrollWidth > element.clientWidth;
      });
    await eventually(isTooWide).toBe(false);
    await camille.setViewportSize({ width: 1280, height: 900 });
    await camille.getByRole("button", { name: "Enregistrer ces choix" }).press("Enter");
    await dialog(camille).getByText("Il reste à choisir : Description, Montant.").waitFor();
    const choice = (title: string, side: string) =>
      dialog(camille)
        .getByRole("group", { name: title, exact: true })
        .getByRole("radio", { name: new RegExp(`^${side}`) });
    await choice("Description", "Votre version").press("Space");
    await choice("Montant", "Votre version").press("Space");
    await choice("Montant", "Votre version").press("ArrowRight");
    await eventually(() => choice("Montant", "Version de Dominique Petit").isChecked()).toBe(true);
    await camille.getByRole("button", { name: "Enregistrer ces choix" }).press("Enter");
    await saved(camille);
    expect(draft()).toBe(
      TEXT.replace("200", "300")
        .replace("mobilité\n", "mobilité des jeunes\n")
        .replace("les jeunes à se déplacer pour leur formation", "les jeunes à aller en formation"),
    );
    await camille.waitForFunction(() =>
      [...document.querySelectorAll("input")].some(({ value }) => value === "300"),
    );
  });

  it("lose nothing when they go back without saving", async () => {
    const before = draft();
    await amount(dominique).fill("310");
    await field(camille, "Nom de l’aide").fill("aide");
    await save(camille);
    await saved(camille);
    await field(dominique, "Nom de l’aide").fill("autre aide");
    await save(dominique);
    await dialog(dominique).waitFor();
    await dominique.keyboard.press("Escape");
    await dominique.getByText("Rien n’a été enregistré").waitFor();
    expect(draft()).toBe(before.replace("aide à la mobilité des jeunes", "aide"));
    await eventually(() => field(dominique, "Nom de l’aide").inputValue()).toBe("autre aide");
    await save(dominique);
    await dialog(dominique)
      .getByRole("radio", { name: /^Version de Camille Martin/ })
      .check();
    await dialog(dominique).getByRole("button", { name: "Enregistrer ces choix" }).click();
    await saved(dominique);
    expect(draft()).toContain("label: aide\n");
    expect(draft()).toContain("montant: 310\n");
  });

  it("choose between a proposal and what was published meanwhile", async () => {
    writeFileSync(
      `${repository.directory}/${FILE}`,
      TEXT.replace("200", "500").replace("ponctuelle", "annuelle"),
    );
    repository.git("-c", "user.email=equipe@exemple.fr", "commit", "--quiet", "--all", "--message=Ailleurs");
    await camille.reload();
    await field(camille, "Nom de l’aide").waitFor();
    await camille.getByRole("button", { name: /^Statut/ }).click();
    await camille.getByRole("menuitem", { name: "En relecture" }).click();
    await dialog(camille).getByText("a publié des changements").waitFor();
    await dialog(camille)
      .getByRole("radio", { name: /^La version publiée/ })
      .check();
    await dialog(camille).getByRole("button", { name: "Enregistrer ces choix" }).click();
    await camille.getByText("Statut: En relecture").waitFor();
    expect(draft()).toContain("montant: 500\n");
    expect(draft()).toContain("periodicite: annuelle\n");
    expect(draft()).toContain("label: aide\n");
    expect(main()).toContain("label: aide à la mobilité\n");
    expect(git("rev-parse", "main")).toBe(repository.git("rev-parse", "main"));
    // Chromium itself writes each 409 into the console.
    const unexpected = problems.flat().filter((line) => !line.includes("409 (Conflict)"));
    expect(unexpected).toEqual([]);
  });
});

describe("a remote that cannot be reached", () => {
  it("is said, and gets everything later", async () => {
    renameSync(remote, `${remote}-loin`);
    const page = await arrive("Sacha Moreau");
    await field(page, "Nom de l’aide").fill("aide au déplacement");
    await save(page);
    await saved(page);
    const banner = page.locator(".contribution-sync").filter({ hasText: "sera envoyé à « equipe »" });
    await banner.waitFor();
    await banner.getByText("Il n’y a pas de dépôt à l’adresse de « equipe »").waitFor();
    await eventually(() => axeViolations(page, ".contribution-sync-place", "all")).toEqual([]);
    await screenshots(page, "sync");
    renameSync(`${remote}-loin`, remote);
    await banner.getByRole("button", { name: "Réessayer maintenant" }).press("Enter");
    await banner.waitFor({ state: "detached" });
    expect(git("show", `cms/benefits_javascript/${SLUG}:${FILE}`)).toContain("label: aide au déplacement\n");
  });
});

describe("what was published, and is cancelled on the remote", () => {
  it("waits for a decision, which is taken from the keyboard", async () => {
    git("update-ref", "refs/heads/main", "main^");
    const held = git("rev-parse", "main");
    const page = await arrive("Sacha Moreau");
    await field(page, "Nom de l’aide").fill("aide à la décision");
    await save(page);
    await saved(page);
    const banner = page.locator(".contribution-sync").filter({ hasText: "Une décision vous attend." });
    await banner.getByText("annulée ou réécrite sur « equipe »").waitFor();
    await eventually(() => axeViolations(page, ".contribution-sync-place", "all")).toEqual([]);
    await screenshots(page, "sync-decision");
    expect(git("rev-parse", "main")).toBe(held);
    await banner.getByRole("button", { name: "L’annuler aussi ici" }).press("Enter");
    await banner.waitFor({ state: "detached" });
    expect(repository.git("rev-parse", "main")).toBe(held);
  });
});
