import { load } from "js-yaml";
import type { Browser, Locator } from "playwright-core";
import { COLLECTIONS, collectionOf, slugOf } from "../../../contribution/model/collections.ts";
import { fieldsOf, schemaOf } from "../../../contribution/model/schema.ts";
import type { CatalogueIndex } from "../../../contribution/validation/context.ts";
import { axeViolations } from "../../support/axe.ts";
import { openBrowser, settled } from "../../support/chromium.ts";
import { CORPUS, readTree } from "../../support/corpus.ts";
import { eventually } from "../../support/eventually.ts";
import { type Harness, openHarness } from "./harness/open-harness.ts";

const INDEX: CatalogueIndex = {
  institutions: {
    departement_gard: { name: "Département du Gard", type: "departement", code_insee: "30" },
    caf_gard: { name: "CAF du Gard", type: "caf", departments: ["30"] },
    ville_nimes: { name: "Ville de Nîmes", type: "commune", code_insee: "30189" },
  },
  benefits: [
    {
      file: "benefits/javascript/departement_gard-aide-au-permis.yml",
      label: "aide au permis",
      institution: "departement_gard",
    },
  ],
};

const BENEFIT = {
  label: "aide à la mobilité",
  institution: "departement_gard",
  prefix: "l’",
  description: "Le Gard paie une partie de vos trajets vers votre lycée.",
  type: "float",
  montant: 150,
  unit: "€",
  periodicite: "ponctuelle",
  link: "https://www.gard.fr/mobilite",
  teleservice: "https://demarches.gard.fr/mobilite",
};
const SLUG = "departement_gard-aide-a-la-mobilite";

/** What axe says of the page around the controls, which is not Decap's. */
const HARNESS_ONLY = /^(page-has-heading-one|region|landmark-\S+|heading-order):/;

let browser: Browser;
let form: Harness;

beforeAll(async () => {
  browser = await openBrowser();
  form = await openHarness(browser, INDEX);
});

afterAll(() => browser?.close());

/** The section of a field, by its title. */
const field = (title: string) =>
  form.page.locator(".harness-field", { has: form.page.locator(`> label:text("${title}")`) }).first();

/** Adds what a search box lists, by the beginning of its name. */
async function pick(box: string, name: RegExp, within: Locator): Promise<void> {
  await within.getByRole("combobox", { name: box, exact: true }).last().click();
  await form.page.getByRole("option", { name }).click();
}

/** Waits for what is checked after the pause of the person who types. */
const messages = (title: string) => field(title).locator(".ct-message");

describe("the controls, in a browser", () => {
  afterEach(() => expect(form.problems).toEqual([]));

  it("open a form with one request for the catalogue and one for the places", async () => {
    await form.open({ slug: SLUG, data: BENEFIT });
    await form.page.getByText(/Rien à corriger|Aucune erreur/).waitFor();
    expect(form.requests).toHaveLength(2);
  });

  it("are registered for every field of every form", async () => {
    await eventually(() => form.missingControls()).toEqual([]);
  });

  it("change nothing when nothing is edited", async () => {
    await form.open({ slug: SLUG, data: BENEFIT });
    await eventually(() => form.fileData()).toEqual(BENEFIT);
  });

  it("find an institution by its name with the keyboard, and show the address to come", async () => {
    await form.open({ data: {} });
    await form.page.getByLabel("Nom de l’aide").first().fill("Aide à la mobilité");
    const search = form.page.getByRole("combobox", { name: "Institution" });
    await search.focus();
    await form.page.keyboard.type("nimes");
    await form.page.getByRole("option", { name: /Ville de Nîmes/ }).waitFor();
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("Enter");
    await field("Institution").getByText("Ville de Nîmes").first().waitFor();
    await eventually(async () => (await form.fileData()).institution).toBe("ville_nimes");
    await eventually(() => field("Institution").locator(".ct-slug").textContent()).toBe(
      "ville_nimes-aide-a-la-mobilite",
    );
  });

  it("leave the keyboard where the person went while an answer was being drawn", async () => {
    await form.open({ data: {} });
    const { keyboard } = form.page;
    await field("Institution").getByRole("combobox", { name: "Institution" }).click();
    await keyboard.insertText("CAF");
    await form.page.getByRole("option").first().waitFor();
    await keyboard.press("ArrowDown");
    await form.page.locator('[role="option"][data-focused]').waitFor();
    // Frames are held until the person has left, however long that takes here.
    await form.page.evaluate(() => {
      const held: FrameRequestCallback[] = [];
      Object.assign(window, { held, draw: window.requestAnimationFrame });
      window.requestAnimationFrame = (run) => -held.push(run);
    });
    await keyboard.press("Enter");
    await field("Institution").getByRole("button", { name: "Changer" }).waitFor();
    await field("Article").getByRole("combobox").waitFor();
    await keyboard.press("Tab");
    const here = () => form.page.evaluate(() => document.activeElement?.id);
    await eventually(here).toMatch(/^prefix/);
    await form.page.evaluate(() => {
      const { held, draw } = window as unknown as {
        held: FrameRequestCallback[];
        draw: typeof requestAnimationFrame;
      };
      if (held.length === 0) throw new Error("nothing was waiting for a frame");
      window.requestAnimationFrame = draw;
      for (const run of held) draw(run);
    });
    await settled(form.page);
    await eventually(here).toMatch(/^prefix/);
  });

  it("say that an address is taken before the first save", async () => {
    await form.open({ data: { label: "aide au permis", institution: "departement_gard" } });
    await field("Institution").getByText("Cette adresse existe déjà").waitFor();
  });

  it("show an institution that does not exist, and let it be changed", async () => {
    await form.open({ slug: "x", data: { ...BENEFIT, institution: "departement_gar" } });
    await field("Institution").getByText("Cette institution n’est pas dans la liste.").waitFor();
    await messages("Institution").first().waitFor();
    await field("Institution")
      .getByRole("button", { name: /Changer/ })
      .click();
    await form.page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
    await form.page.keyboard.type("gard");
    await form.page.getByRole("option", { name: /Département du Gard/ }).click();
    await eventually(async () => (await form.fileData()).institution).toBe("departement_gard");
    await form.page.waitForFunction(() =>
      document.activeElement?.ariaLabel?.startsWith("Changer l’institution"),
    );
  });

  it("find a department by its name and keep its code", async () => {
    await form.open({ slug: SLUG, data: BENEFIT });
    const conditions = field("Qui peut en bénéficier");
    await pick("Ajouter une condition", /^Départements/, conditions);
    // The new condition takes the keyboard.
    await form.page.waitForFunction(() => document.activeElement?.closest(".ct-territory"));
    await form.page.keyboard.type("gar");
    await form.page.getByRole("option", { name: "Gard" }).waitFor();
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("Enter");
    await conditions.locator(".ct-chip", { hasText: "Gard" }).waitFor();
    await eventually(async () => (await form.fileData()).conditions_generales).toEqual([
      { type: "departements", values: ["30"] },
    ]);
    await conditions.getByRole("button", { name: "Retirer Gard" }).click();
    await conditions
      .getByText(/au moins un/)
      .first()
      .waitFor();
  });

  it.each([
    ["regions", "occit", /Occitanie/, "76"],
    ["communes", "nimes", /Nîmes/, "30189"],
    ["epcis", "nimes metropole", /Nîmes/, "243000643"],
    ["codes_postaux", "30900", /30900/, "30900"],
  ])("find places of the kind that %s names", async (type, typed, name, code) => {
    const data = { ...BENEFIT, conditions_generales: [{ type, values: [] }] };
    await form.open({ slug: `${SLUG}-${type}`, data });
    await form.page.getByRole("button", { name: "Modifier la condition 1" }).click();
    await form.page.locator(".ct-territory input").fill(typed);
    await form.page.getByRole("option", { name }).first().click();
    await eventually(async () => (await form.fileData()).conditions_generales).toEqual([
      { type, values: [code] },
    ]);
  });

  it("give a profile its own conditions, among those it allows", async () => {
    await form.open({ slug: SLUG, data: BENEFIT });
    const profiles = field("Profils concernés");
    await pick("Ajouter un profil", /^Au lycée/, profiles);
    const added = profiles.getByRole("combobox", { name: "Ajouter une condition" });
    await added.click();
    await eventually(() => form.page.locator('[role="option"] > :first-child').allTextContents()).toEqual([
      "Âge : de … à …",
      "Année d’études",
      "Bourse",
      "Formation sanitaire ou sociale",
    ]);
    await form.page.getByRole("option", { name: /^Année d’études/ }).click();
    await profiles.getByRole("checkbox", { name: "terminale" }).check();
    await pick("Ajouter un profil", /^Au lycée/, profiles);
    await profiles.getByText(/Deux fois le même profil/).waitFor();
    await eventually(async () => (await form.fileData()).profils).toEqual([
      { type: "lyceen", conditions: [{ type: "annee_etude", values: ["terminale"] }] },
      { type: "lyceen" },
    ]);
  });

  it("follow the form of the amount, and show how it will be written", async () => {
    await form.open({
      slug: SLUG,
      data: { ...BENEFIT, montant: 280, periodicite: "annuelle", legend: "maximum / an" },
    });
    const amount = field("Montant");
    await eventually(() => amount.locator("output").textContent()).toMatch(/280.€ maximum \/ an/);
    await amount.getByLabel("Forme de l’aide").selectOption({ label: "un droit, sans montant" });
    // What the file still holds stays in sight.
    await amount.getByRole("button", { name: "Retirer", exact: true }).first().waitFor();
    for (let left = 4; left > 0; left--) {
      await amount.getByRole("button", { name: "Retirer", exact: true }).first().click();
    }
    await eventually(() => form.fileData()).toMatchObject({ type: "bool" });
    await eventually(async () => Object.keys(await form.fileData())).not.toContain("montant");
    await eventually(() => amount.getByLabel("Légende du montant").count()).toBe(0);
  });

  it("say nothing of a new form's empty fields until the person has been there", async () => {
    await form.open({ data: { type: "float" } });
    await form.page
      .getByText(/erreurs/)
      .first()
      .waitFor();
    await eventually(() => form.page.locator(".ct-message").count()).toBe(0);
    const input = form.page.getByRole("textbox", { name: "Montant", exact: true });
    await input.focus();
    await form.page.keyboard.press("Tab");
    await messages("Montant").filter({ hasText: "« Montant »" }).first().waitFor();
    await eventually(() => messages("Nom de l’aide").count()).toBe(0);
    await eventually(() => input.getAttribute("aria-invalid")).toBe("true");
    const described = (await input.getAttribute("aria-describedby"))?.split(" ").at(-1);
    await eventually(() => form.page.locator(`[id="${described}"]`).textContent()).toMatch(/«.Montant.»/);
  });

  it("repair a field when the person accepts", async () => {
    await form.open({ slug: SLUG, data: { ...BENEFIT, label: "aide à la mobilité." } });
    await messages("Nom de l’aide").getByRole("button").click();
    await messages("Nom de l’aide").waitFor({ state: "detached" });
    await eventually(async () => (await form.fileData()).label).toBe("aide à la mobilité");
  });

  it("lead from the list of what is wrong to the field", async () => {
    await form.open({ slug: SLUG, data: { ...BENEFIT, conditions: ["Être inscrit.", "Avoir un projet"] } });
    await form.page.locator(".cp-findings button", { hasText: "Autres conditions" }).click();
    await form.page.waitForFunction(
      () => document.activeElement?.getAttribute("aria-label") === "Condition 2",
    );
  });

  it("count the visible characters of a description, and put tags around a selection", async () => {
    await form.open({ slug: SLUG, data: BENEFIT });
    const text = form.page.getByRole("textbox", { name: "Description" });
    await text.fill("un mot <em>fort</em>");
    await field("Description").getByText("11 / 420 caractères visibles").waitFor();
    await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 6));
    await field("Description").getByRole("button", { name: "Gras" }).click();
    await eventually(async () => (await form.fileData()).description).toBe(
      "un <strong>mot</strong> <em>fort</em>",
    );
    await field("Description").getByRole("button", { name: "Lien" }).click();
    await form.page.getByLabel("Adresse du lien").fill("https://www.gard.fr");
    await form.page.keyboard.press("Enter");
    await form.page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await eventually(async () => (await form.fileData()).description).toContain(
      '<a href="https://www.gard.fr" target="_blank"',
    );
  });

  it("order the written conditions", async () => {
    await form.open({ slug: SLUG, data: { ...BENEFIT, conditions: ["Avoir un projet.", "Être inscrit."] } });
    const list = field("Autres conditions");
    await list.getByRole("button", { name: "Descendre la condition 1" }).click();
    await list.getByRole("button", { name: "Ajouter une condition" }).click();
    await form.page.waitForFunction(
      () => document.activeElement?.getAttribute("aria-label") === "Condition 3",
    );
    await form.page.keyboard.type("Habiter ici.");
    await eventually(async () => (await form.fileData()).conditions).toEqual([
      "Être inscrit.",
      "Avoir un projet.",
      "Habiter ici.",
    ]);
  });
});

describe("assistive technologies", () => {
  const HARD = {
    ...BENEFIT,
    label: "aide à la mobilité.",
    conditions: ["Être inscrit.", "Avoir un projet"],
    conditions_generales: [
      { type: "age", operator: ">=", value: 16 },
      { type: "departements", values: ["30", "99"] },
      { type: "not", value: { type: "statut_occupation_logement", includes: ["proprietaire"] } },
      { type: "quotient_familial" },
      "oups",
    ],
    profils: [
      { type: "lyceen", conditions: [{ type: "annee_etude", values: ["seconde"] }] },
      { type: "autre" },
    ],
  };

  it.each([
    ["benefits_javascript", HARD],
    ["benefits_openfisca", { ...BENEFIT, teleservices: { caf: "https://www.caf.fr" } }],
    ["institutions", { name: "CAF du Gard", type: "caf", departments: ["30"] }],
  ])("find nothing to say of a form of %s", async (collection, data) => {
    await form.open({ collection, slug: "axe", data });
    await form.page
      .getByText(/Rien à corriger|erreur/)
      .first()
      .waitFor();
    const violations = await axeViolations(form.page, "html", "all");
    expect(violations.filter((violation) => !HARNESS_ONLY.test(violation))).toEqual([]);
  });
});

describe("a value of the wrong shape", () => {
  it("is shown and mended where a list is expected", async () => {
    await form.open({ slug: SLUG, data: { ...BENEFIT, profils: "etudiant", conditions: "Être inscrit." } });
    await field("Profils concernés")
      .getByRole("button", { name: "En faire le premier élément de la liste" })
      .click();
    await field("Autres conditions")
      .getByRole("button", { name: "En faire le premier élément de la liste" })
      .click();
    await eventually(() => form.fileData()).toMatchObject({
      profils: [{ type: "etudiant" }],
      conditions: ["Être inscrit."],
    });
  });

  it("is shown and removed where a condition cannot be read", async () => {
    const unknown = { type: "exclude_epcis", values: ["243000643"] };
    await form.open({ slug: SLUG, data: { ...BENEFIT, conditions_generales: [unknown, "oups", null] } });
    const conditions = field("Qui peut en bénéficier");
    await conditions.getByText("243000643").waitFor();
    await conditions.getByText("oups", { exact: true }).waitFor();
    for (let left = 3; left > 0; left--) {
      await conditions.getByRole("button", { name: "Retirer la condition 1" }).click();
    }
    await eventually(() => form.fileData()).not.toHaveProperty("conditions_generales");
  });

  const WEIRD = [
    null,
    0,
    -1.5,
    "",
    "texte",
    true,
    false,
    [],
    [null],
    [[1]],
    ["texte", 3],
    {},
    { a: { b: [1] } },
    [{ type: 3 }],
    [{ type: "lyceen", conditions: "x" }],
    [{ type: "not", value: 3 }],
    [{ type: "age", value: [] }],
  ];

  it.each(COLLECTIONS)("never breaks a form of $name", async ({ name: collection, kind }) => {
    const keys = fieldsOf(schemaOf(kind)).map(([key]) => key);
    for (const value of WEIRD) {
      await form.open({ collection, slug: "x", data: Object.fromEntries(keys.map((key) => [key, value])) });
      await settled(form.page);
      await eventually(() => form.page.locator(".ct-control").count()).toBeGreaterThan(5);
    }
    expect(form.problems).toEqual([]);
  });
});

(CORPUS ? describe : describe.skip)("the real files", () => {
  it("all open, and stay as they are", async () => {
    const drafts = readTree(CORPUS ?? "").map(({ path, text }) => ({
      collection: collectionOf(path)?.name ?? "",
      slug: slugOf(path),
      // Every file of the corpus is a mapping.
      data: load(text) as Record<string, unknown>,
    }));
    const many = await openHarness(browser, INDEX, { once: true });
    const held = await many.openEach(drafts);
    const changed = drafts.filter(
      ({ data }, n) => JSON.stringify(sorted(held[n])) !== JSON.stringify(sorted(data)),
    );
    expect(held).toHaveLength(drafts.length);
    expect(changed.map(({ slug }) => slug)).toEqual([]);
    expect(many.problems).toEqual([]);
  });
});

/** Groups move their keys together, so that only the order of keys may differ. */
function sorted(data: Record<string, unknown> = {}): [string, unknown][] {
  return Object.entries(data).toSorted(([one], [other]) => one.localeCompare(other));
}
