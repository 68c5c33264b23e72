import type { Browser } from "playwright-core";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import { type Harness, openHarness } from "../admin/widgets/harness/open-harness.ts";
import { axeViolations } from "../support/axe.ts";
import { openBrowser, screenshots } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";

const INDEX: CatalogueIndex = {
  institutions: {
    departement_gard: { name: "Département du Gard", type: "departement", code_insee: "30" },
  },
  benefits: [],
};
const BENEFIT = {
  label: "aide à la mobilité",
  institution: "departement_gard",
  prefix: "l’",
  description: "Le Gard paie une partie de vos trajets vers votre lycée.",
  type: "bool",
  link: "https://www.gard.fr/mobilite",
  teleservice: "https://demarches.gard.fr/mobilite",
};
const SLUG = "departement_gard-aide-a-la-mobilite";
const GARD = { type: "departements", values: ["30"] };
const RSA = { type: "beneficiaire_rsa" };
const age = (operator: string, value: number) => ({ type: "age", operator, value });

/** What axe says of the page around the controls, which is not Decap's. */
const HARNESS_ONLY = /^(page-has-heading-one|region|landmark-\S+|heading-order):/;

let browser: Browser;
let form: Harness;

beforeAll(async () => {
  browser = await openBrowser();
  form = await openHarness(browser, INDEX);
});

afterAll(() => browser?.close());

afterEach(() => expect(form.problems).toEqual([]));

let opened = 0;
const open = (conditions?: readonly unknown[], more: object = {}) =>
  form.open({
    // Another file each time, as when a person goes from one to the next.
    slug: `${SLUG}-${++opened}`,
    data: { ...BENEFIT, ...(conditions && { conditions_generales: conditions }), ...more },
  });
const conditions = () => form.page.getByRole("group", { name: "Qui peut en bénéficier", exact: true });
const profiles = () => form.page.getByRole("group", { name: "Profils concernés", exact: true });
const button = (name: string) => form.page.getByRole("button", { name, exact: true });
const box = (name: string) => form.page.getByRole("textbox", { name, exact: true });
const written = async () => (await form.fileData()).conditions_generales;
const sentences = () => conditions().locator(".ct-sentence").allTextContents();
const { press, type } = {
  press: (key: string) => form.page.keyboard.press(key),
  type: (text: string) => form.page.keyboard.type(text),
};
const focusedName = () => form.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
const summary = () => form.page.locator(".ct-summary").textContent();
const plain = (text: string | null | undefined) => text?.replace(/[\u00a0\u202f]/g, " ");

describe("conditions as sentences", () => {
  it("are read without opening anything, the two bounds of an age in one line", async () => {
    await open([age(">=", 16), GARD, age("<", 26), { type: "not", value: RSA }]);
    await conditions().getByText("habiter dans le Gard", { exact: true }).waitFor();
    await eventually(() => sentences()).toEqual([
      "avoir entre 16 et 25 ans",
      "habiter dans le Gard",
      "ne pas recevoir le RSA",
    ]);
    await eventually(() => conditions().locator("input:visible").count()).toBe(1);
    await form.page.locator(".ct-summary").evaluate((paragraph) => paragraph.scrollIntoView());
    await screenshots(form.page, "conditions");
  });

  it("are added with the keyboard alone: an age range, then a department", async () => {
    await open();
    await conditions().getByRole("combobox").focus();
    await type("age");
    await form.page.getByRole("option", { name: /^Âge/ }).waitFor();
    await press("ArrowDown");
    await press("Enter");
    await form.page.waitForFunction(() => document.activeElement?.ariaLabel?.startsWith("De"));
    await type("16");
    await press("Tab");
    await type("25");
    await eventually(() => written()).toEqual([age(">=", 16), age("<=", 25)]);
    await press("Escape");
    await eventually(() => focusedName()).toBe("Modifier la condition 1");
    await eventually(() => conditions().getByRole("textbox").count()).toBe(0);

    // Past the buttons of the first condition: duplicate is not for ages, up and down have nowhere to go.
    await press("Tab");
    await eventually(() => focusedName()).toBe("Retirer la condition 1");
    await press("Tab");
    await type("departement");
    await form.page.getByRole("option", { name: /^Départements/ }).waitFor();
    await press("ArrowDown");
    await press("Enter");
    await form.page.waitForFunction(() => document.activeElement?.closest(".ct-territory"));
    await type("gard");
    await form.page.getByRole("option", { name: /^Gard/ }).waitFor();
    await press("ArrowDown");
    await press("Enter");
    await conditions().getByText("habiter dans le Gard", { exact: true }).waitFor();
    await eventually(() => written()).toEqual([age(">=", 16), age("<=", 25), GARD]);
    await eventually(() => summary()).toBe(
      "Peut en bénéficier toute personne qui a entre 16 et 25 ans et habite dans le Gard.",
    );
  });

  it("have ages with either end, and no third bound", async () => {
    await open([age("<", 26)]);
    await button("Modifier la condition 1").click();
    await eventually(() => box("À (âge maximum)").inputValue()).toBe("25");
    await eventually(() => written()).toEqual([age("<", 26)]);
    await box("De (âge minimum)").pressSequentially("16");
    await eventually(() => written()).toEqual([age(">=", 16), age("<", 26)]);
    await box("À (âge maximum)").fill("");
    await eventually(() => written()).toEqual([age(">=", 16)]);
    await conditions().getByRole("combobox").click();
    await form.page.getByRole("option", { name: /^Âge/ }).click();
    await box("À (âge maximum)").fill("30");
    await eventually(() => written()).toEqual([age(">=", 16), age("<=", 30)]);
    await box("De (âge minimum)").fill("");
    await box("À (âge maximum)").fill("");
    await eventually(() => written()).toEqual([{ type: "age", operator: "<=" }]);
    await box("De (âge minimum)").fill("18");
    await eventually(() => written()).toEqual([age(">=", 18)]);
  });

  it("are removed, and put back where they were", async () => {
    await open([age(">=", 16), GARD, age("<=", 25), RSA]);
    await button("Retirer la condition 1").click();
    await eventually(() => written()).toEqual([GARD, RSA]);
    const status = conditions().getByRole("status");
    await eventually(() => status.textContent()).toBe("Condition retirée. Annuler");
    await status.getByRole("button", { name: "Annuler" }).click();
    await eventually(() => written()).toEqual([age(">=", 16), GARD, age("<=", 25), RSA]);
    await eventually(() => focusedName()).toBe("Modifier la condition 1");
    await eventually(() => status.textContent()).toBe("");
    for (let left = 3; left > 0; left--) await button("Retirer la condition 1").click();
    await eventually(() => form.fileData()).not.toHaveProperty("conditions_generales");
    await status.getByRole("button", { name: "Annuler" }).click();
    await eventually(() => written()).toEqual([RSA]);
  });

  it("are moved and duplicated, an age range as one", async () => {
    await open([age(">=", 16), age("<=", 25), GARD]);
    await button("Descendre la condition 1").press("Enter");
    await eventually(() => written()).toEqual([GARD, age(">=", 16), age("<=", 25)]);
    await form.page.waitForFunction(() => document.activeElement?.ariaLabel === "Monter la condition 2");
    await button("Dupliquer la condition 1").click();
    await conditions().getByRole("button", { name: "Retirer Gard" }).click();
    await eventually(() => written()).toEqual([GARD, { ...GARD, values: [] }, age(">=", 16), age("<=", 25)]);
    await button("Terminé").click();
    await eventually(() => focusedName()).toBe("Modifier la condition 2");
    await eventually(async () => plain((await sentences())[1])).toBe("Départements : condition à compléter");
  });

  it("become their contrary with a switch", async () => {
    await open([RSA]);
    await button("Modifier la condition 1").click();
    const except = conditions().getByRole("checkbox", { name: /^Sauf si/ });
    await except.check();
    await eventually(() => written()).toEqual([{ type: "not", value: RSA }]);
    await eventually(() => sentences()).toEqual(["ne pas recevoir le RSA"]);
    await except.uncheck();
    await eventually(() => written()).toEqual([RSA]);
    await conditions().getByRole("combobox", { name: "Ajouter une condition" }).click();
    await eventually(() => form.page.getByRole("option", { name: /Contraire/ }).count()).toBe(0);
    await press("Escape");
  });

  it("are searched by their explanation too, under their theme", async () => {
    await open();
    const search = conditions().getByRole("combobox", { name: "Ajouter une condition" });
    await search.fill("LOCATAIRE");
    await form.page.getByRole("option", { name: /^Statut dans le logement/ }).waitFor();
    await eventually(() => conditions().locator(".ct-option").count()).toBe(1);
    await eventually(() => conditions().locator(".ct-options-theme").textContent()).toBe("Logement");
    await search.fill("zorro");
    await form.page.getByText("Rien de ce nom").waitFor();
    await press("Escape");
  });

  it("read with the profiles in the summary and in the preview", async () => {
    const lyceen = { type: "lyceen", conditions: [{ type: "annee_etude", values: ["terminale"] }] };
    await open([GARD], { profils: [lyceen, { type: "apprenti" }] });
    const paragraph =
      "Peut en bénéficier toute personne qui habite dans le Gard, et qui soit est en apprentissage, soit est au lycée, en terminale.";
    await form.page.locator(".ct-summary", { hasText: "le Gard" }).waitFor();
    await eventually(() => summary()).toBe(paragraph);
    await eventually(() => form.page.locator(".cp-checked .cp-summary").textContent()).toBe(paragraph);
    await eventually(() => profiles().locator(".ct-sentence").allTextContents()).toEqual([
      "être au lycée, en terminale",
      "être en apprentissage",
    ]);
    await button("Retirer le profil 1").click();
    await eventually(() => summary()).not.toContain("lycée");
    await profiles().getByRole("button", { name: "Annuler" }).click();
    await eventually(async () => (await form.fileData()).profils).toEqual([lyceen, { type: "apprenti" }]);
  });

  it("have nothing for axe to say, open, listed or removed", async () => {
    await open([age(">=", 16), age("<=", 25), GARD, RSA], {
      profils: [{ type: "lyceen" }, { type: "lyceen" }],
    });
    await button("Retirer la condition 3").click();
    await button("Modifier la condition 1").click();
    await button("Modifier le profil 1").click();
    await eventually(() => violations()).toEqual([]);
    await screenshots(form.page, "conditions-open");
    await conditions().getByRole("combobox", { name: "Ajouter une condition" }).click();
    await conditions().locator(".ct-option").first().waitFor();
    await eventually(() => violations()).toEqual([]);
    await screenshots(form.page, "conditions-list");
    await press("Escape");
  });
});

async function violations(): Promise<string[]> {
  const found = await axeViolations(form.page, "html", "all");
  return found.filter((violation) => !HARNESS_ONLY.test(violation));
}
