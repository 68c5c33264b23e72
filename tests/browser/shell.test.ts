import type { Browser, Page } from "playwright-core";
import { type AdminServer, serveAdmin } from "../support/admin-server.ts";
import { openBrowser, screenshots, stopClock, watchActions, watchProblems } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";

const FOLDER = "benefits/javascript";
const BAFA = `# Une remarque à garder
label: aide au BAFA
institution: departement_test
description: >-
  Une aide pour passer le BAFA,
  versée une fois.
conditions: []
top: 4
`;
const FILES = {
  [`${FOLDER}/departement_test-aide-au-bafa.yml`]: BAFA,
  [`${FOLDER}/departement_test-aide-au-permis.yml`]: "label: aide au permis\ninstitution: departement_test\n",
  [`${FOLDER}/casse.yml`]: 'label: "aide cassée\ninstitution: departement_test\n',
  [`${FOLDER}/liste.yml`]: "- un\n- deux\n",
  "institutions/departement_test.yml": "name: Département test\ntype: departement\n",
};

// Controls of Decap alone: the shell is tested here, our controls with the whole road.
const CONFIGURATION = `
locale: fr
backend: { name: contribution, proxy_url: /api/v1, media_url: /media, branch: main }
publish_mode: editorial_workflow
media_folder: img/institutions
public_folder: img/institutions
editor: { preview: false }
collections:
  - name: benefits_javascript
    label: Aides
    label_singular: aide
    folder: ${FOLDER}
    create: true
    extension: yml
    format: contribution-benefit-simple
    identifier_field: label
    summary: "{{label}}"
    fields:
      - { name: label, label: Nom, widget: string }
      - { name: institution, label: Institution, widget: string }
      - { name: description, label: Description, widget: text }
      - { name: top, label: Rang, widget: number, required: false }
`;

let browser: Browser;
let server: AdminServer;
let page: Page;
let problems: readonly string[];
let actions: string[];

/** Opens an address of the admin in a page of its own, watched from the start. */
async function open(route: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  problems = watchProblems(page);
  actions = watchActions(page);
  await stopClock(page);
  await page.goto(`${server.address}/admin/#${route}`);
}

const openEntry = (slug: string) => open(`/collections/benefits_javascript/entries/${slug}`);
const field = (label: string) => page.getByLabel(label, { exact: true });
const save = () => page.getByRole("button", { name: "Enregistrer" }).click();
const message = (text: string | RegExp) => page.getByRole("alert").filter({ hasText: text }).waitFor();
const draftOf = (slug: string) => server.git("show", `cms/benefits_javascript/${slug}:${FOLDER}/${slug}.yml`);

/** Elements that make the page scroll sideways at its present width. */
const tooWide = () =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= window.innerWidth
      ? []
      : [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
          .map((element) => `${element.tagName}.${element.getAttribute("class")}`),
  );

beforeAll(async () => {
  server = await serveAdmin(FILES, CONFIGURATION);
  browser = await openBrowser();
});

afterEach(() => page?.close());

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe("the admin's shell, under its security policy", () => {
  it("lists the entries without a login, without any file's text and no logo", async () => {
    await open("/");
    await page.getByRole("link", { name: "aide au permis" }).waitFor();
    await eventually(() => page.getByRole("link", { name: "Fichier à corriger" }).count()).toBe(2);
    await eventually(() => page.locator("html").getAttribute("lang")).toBe("fr");
    await eventually(() => page.title()).toBe("Aides – Contribution");
    await eventually(() => actions.filter((action) => action !== "info")).toEqual(["unpublishedEntries"]);
    await screenshots(page, "list");
    expect(problems).toEqual([]);
  });

  it("opens an entry with at most two requests of its own, and saves one word as one line", async () => {
    await open("/");
    await page.getByRole("link", { name: "aide au BAFA" }).click();
    await field("Description").waitFor();
    expect(actions.filter((action) => action !== "info").length).toBeLessThanOrEqual(3);
    await screenshots(page, "entry");
    await field("Nom").fill("aide au BAFA et au BAFD");
    await save();
    await message("C’est enregistré");
    await page.getByText("Statut: Brouillon").waitFor();
    const slug = "departement_test-aide-au-bafa";
    expect(draftOf(slug)).toBe(BAFA.replace("aide au BAFA", "aide au BAFA et au BAFD").trim());
    expect(problems).toEqual([]);
  });

  it("saves a draft with required fields left empty", async () => {
    await openEntry("departement_test-aide-au-permis");
    await field("Nom").fill("");
    await save();
    await message("C’est enregistré");
    expect(draftOf("departement_test-aide-au-permis")).toBe("institution: departement_test");
    expect(problems).toEqual([]);
  });

  it("opens a file that cannot be read as text, and gives the form back once it is mended", async () => {
    await openEntry("casse");
    const text = page.getByLabel("Le texte du fichier");
    await text.waitFor();
    await eventually(() => field("Nom").count()).toBe(0);
    await page.getByRole("button", { name: /^Ligne \d+, colonne \d+$/ }).waitFor();
    await screenshots(page, "unreadable");
    await text.fill('label: "aide réparée"\ninstitution: departement_test\n');
    await page.getByRole("button", { name: "Revenir au formulaire" }).click();
    await eventually(() => field("Nom").inputValue()).toBe("aide réparée");
    await save();
    await message("C’est enregistré");
    expect(draftOf("casse")).toBe('label: "aide réparée"\ninstitution: departement_test');
    expect(problems).toEqual([]);
  });

  it("saves a text that still cannot be read, as it is", async () => {
    await openEntry("liste");
    await page.getByLabel("Le texte du fichier").fill("- trois\n");
    await save();
    await message("C’est enregistré");
    expect(draftOf("liste")).toBe("- trois");
    expect(problems).toEqual([]);
  });

  it("names a new entry after its institution and its label, and explains why it cannot", async () => {
    await open("/collections/benefits_javascript/new");
    await field("Nom").fill("Aide à l’achat d’un vélo");
    await save();
    await message("choisissez l’institution");
    await field("Institution").fill("departement_test");
    await save();
    await message("C’est enregistré");
    await page.waitForURL(/entries\/departement_test-aide-a-l-achat-d-un-velo$/);
    expect(draftOf("departement_test-aide-a-l-achat-d-un-velo")).toContain("label: Aide à l’achat d’un vélo");
    expect(problems).toEqual([]);
  });

  it("refuses a name already taken instead of adding a number", async () => {
    await open("/collections/benefits_javascript/new");
    await field("Nom").fill("Aide au permis");
    await field("Institution").fill("departement_test");
    await save();
    await message("Une aide a déjà l’adresse « departement_test-aide-au-permis »");
    await eventually(() => field("Nom").inputValue()).toBe("Aide au permis");
    expect(server.git("branch", "--list", "cms/*-1")).toBe("");
    expect(problems).toEqual([]);
  });

  it("shows another entry when the address changes for it", async () => {
    await openEntry("departement_test-aide-au-bafa");
    await field("Nom").waitFor();
    await page.evaluate(() => {
      window.location.hash = "/collections/benefits_javascript/entries/liste";
    });
    await page.getByLabel("Le texte du fichier").waitFor();
    expect(problems).toEqual([]);
  });

  it("keeps the text when the server cannot be reached", async () => {
    await openEntry("departement_test-aide-au-bafa");
    await field("Nom").fill("aide au BAFA, bientôt");
    await page.context().setOffline(true);
    await save();
    await message("La connexion au serveur a été perdue. Votre texte est toujours dans le formulaire");
    await eventually(() => field("Nom").inputValue()).toBe("aide au BAFA, bientôt");
    await page.context().setOffline(false);
    await save();
    await message("C’est enregistré");
  });

  it("fits a telephone, the board of drafts included", async () => {
    await open("/workflow");
    await page.getByRole("heading", { name: "Brouillons et relectures" }).waitFor();
    await screenshots(page, "board");
    for (const route of ["/workflow", "/collections/benefits_javascript"]) {
      await page.goto(`${server.address}/admin/#${route}`);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole("link", { name: /aide au BAFA/ }).waitFor();
      await eventually(() => tooWide()).toEqual([]);
    }
    await openEntry("departement_test-aide-au-bafa");
    await page.setViewportSize({ width: 390, height: 844 });
    for (const shown of [page.getByRole("button", { name: "Enregistrer" }), field("Description")]) {
      const right = async () => {
        const box = await shown.boundingBox();
        return box ? box.x + box.width : Number.POSITIVE_INFINITY;
      };
      await eventually(right).toBeLessThanOrEqual(390);
    }
    expect(problems).toEqual([]);
  });
});
