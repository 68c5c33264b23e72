import type { Browser } from "playwright-core";
import { axeViolations } from "../../support/axe.ts";
import { openBrowser, screenshots } from "../../support/chromium.ts";
import { eventually } from "../../support/eventually.ts";
import { sampleBenefit, sampleIndex } from "../../support/samples.ts";
import { type Harness, openHarness } from "./harness/open-harness.ts";

/** Each test has a file of its own: a trial goes on as long as its form is open. */
let opened = 0;

let browser: Browser;
let form: Harness;

beforeAll(async () => {
  browser = await openBrowser();
  form = await openHarness(browser, sampleIndex);
});

afterAll(() => browser?.close());

const open = (data: Record<string, unknown>) => {
  opened += 1;
  return form.open({ slug: `departement_gard-aide-${opened}`, data });
};
const data = () => {
  const { profils: _, interestFlag: __, ...benefit } = sampleBenefit();
  return benefit;
};
const field = () =>
  form.page
    .locator(".harness-field", { has: form.page.locator('> label:text("Exemples de personnes")') })
    .first();
const trial = () => field().getByRole("region", { name: "Essai de l’aide" });
const answer = (text: string | RegExp) => trial().locator(".ct-answer-text", { hasText: text }).waitFor();

/** Changes the value of the age condition, as its editor does. */
async function setAge(from: number, to: string): Promise<void> {
  const { page } = form;
  const value = page.locator(`[data-ct-path="conditions_generales.${from}.value"] input`);
  if (!(await value.isVisible()))
    await page.getByRole("button", { name: `Modifier la condition ${from + 1}` }).click();
  await value.fill(to);
}

async function tryWith(name: RegExp): Promise<void> {
  await field().getByRole("combobox", { name: "Essayer l’aide avec une personne" }).click();
  await form.page.getByRole("option", { name }).click();
}

describe("the examples of a benefit, in a browser", () => {
  afterEach(() => expect(form.problems).toEqual([]));

  it("follow a condition while it is typed, are kept in one click, and name the condition that breaks them", async () => {
    await open(data());
    await tryWith(/Salariée en intérim de 24 ans à Nîmes/);
    await answer("A droit à l’aide : 150 € maximum.");

    await setAge(1, "25");
    await answer("N’a pas droit à l’aide.");
    await trial().getByText("Il faut au moins 25 ans ; vous avez 24 ans.").waitFor();
    await setAge(1, "16");
    await answer("A droit à l’aide");

    await trial().getByRole("button", { name: "Garder comme exemple" }).click();
    await trial().getByText("Cette personne est dans les exemples.").waitFor();
    const { exemples } = await form.fileData();
    expect(exemples).toMatchObject([
      {
        nom: "Salariée en intérim de 24 ans à Nîmes",
        resultat: "eligible",
        situation: { rsa: 0, enfants: [] },
      },
    ]);

    await setAge(1, "30");
    const message = field().locator(".ct-message", {
      hasText: "Il faut au moins 30 ans ; vous avez 24 ans.",
    });
    await message.waitFor();
    await field()
      .getByText(/^✗ Salariée en intérim/)
      .waitFor();
  });

  it("offer the people at each border, and what each is answered", async () => {
    await open(data());
    await tryWith(/Lycéenne de 17 ans à Rennes/);
    await trial()
      .getByText(/^Cas limites de cette personne/)
      .click();
    await trial().getByText("Habite à Nîmes").waitFor();
    // At Rennes, neither birthday decides.
    await trial().getByText("La veille de ses 16 ans : N’a pas droit à l’aide.").waitFor();
    await trial().getByRole("button", { name: "Garder : Habite à Nîmes" }).click();
    const { exemples } = await form.fileData();
    expect(exemples).toMatchObject([{ nom: "Habite à Nîmes (30)", resultat: "eligible" }]);
  });

  it("describe a person with the keyboard alone, from what the benefit asks", async () => {
    await open(data());
    await field().getByRole("combobox", { name: "Essayer l’aide avec une personne" }).focus();
    const { keyboard } = form.page;
    await keyboard.type("décrire");
    await keyboard.press("Enter");
    await answer(/Il manque une réponse.*Date de naissance.*Commune/);
    await eventually(() => trial().locator(".ct-situation .ct-field").count()).toBe(3);
    await trial().getByLabel("Commune").first().focus();
    await keyboard.type("30000");
    await form.page.getByRole("option", { name: /Nîmes/ }).waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await answer(/Il manque une réponse.*Date de naissance[^,]*$/);
    await trial().getByRole("button", { name: "Toutes les questions" }).click();
    await eventually(() => trial().locator(".ct-situation .ct-field").count()).toBeGreaterThan(15);
  });

  it("survive any shape, and change nothing that is not edited", async () => {
    for (const exemples of [
      "texte",
      3,
      [null],
      ["texte"],
      [{ nom: 3, situation: "x", resultat: 4, autre: 1 }],
      [[]],
    ]) {
      const broken = { ...data(), exemples };
      await open(broken);
      await field()
        .getByText(/Exemples de personnes/)
        .first()
        .waitFor();
      await eventually(() => form.fileData()).toEqual(broken);
    }
  });

  it("have nothing that axe refuses, at both widths", async () => {
    const situation = { dateDeValeur: "2026-09-01", demandeur: { date_naissance: "2009-03-12" } };
    const exemples = [{ nom: "Jeune de 17 ans", situation, resultat: "eligible" }];
    await open({ ...data(), exemples });
    await tryWith(/Mère de deux enfants/);
    await trial().getByRole("button", { name: "Toutes les questions" }).click();
    await trial()
      .getByText(/^Cas limites/)
      .click();
    await field().getByRole("button", { name: "Modifier l’exemple 1" }).click();
    await field().scrollIntoViewIfNeeded();
    await screenshots(form.page, "examples");
    await eventually(() => axeViolations(form.page, ".ct-control")).toEqual([]);
  });
});
