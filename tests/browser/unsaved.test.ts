import { writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openBrowser, screenshots, watchProblems } from "../support/chromium.ts";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { eventually } from "../support/eventually.ts";

const SLUG = "departement_somme-aide-a-la-mobilite";
const FILE = `benefits/javascript/${SLUG}.yml`;
const TEXT = "label: aide à la mobilité\ninstitution: departement_somme\nlegend: maximum\n";
const ENTRY = `/collections/benefits_javascript/entries/${SLUG}`;
const NEW = "/collections/institutions/new";

const repository = repositoryWithData();
let server: Started;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  writeFileSync(`${repository.directory}/${FILE}`, TEXT);
  repository.git("add", ".");
  repository.git("commit", "--quiet", "--message=Ajoute");
  server = await start(repository.directory);
  browser = await openBrowser();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  await context.clock.install();
});

afterEach(() => context?.close());

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(route: string): Promise<void> {
  page = await context.newPage();
  problems = watchProblems(page);
  await page.goto(`${server.address}#${route}`);
  await page.locator(".ct-control input").first().waitFor();
}

const label = () => page.getByLabel("Nom de l’aide", { exact: true });
const name = () => page.getByLabel("Nom de l’institution", { exact: true });
const offer = () => page.getByText("Un travail n’a pas été enregistré");
const resume = () => page.getByRole("button", { name: "Reprendre votre travail" });
const copies = () =>
  page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith("contribution.unsaved")).length,
  );
const kept = () =>
  page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("contribution.unsaved")));

async function save(): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Tout est enregistré").waitFor();
}

describe("work that is not saved", () => {
  it("comes back after a reload, and is forgotten once saved", async () => {
    await open(ENTRY);
    await label().fill("aide à la mobilité des jeunes");
    const asked: string[] = [];
    page.once("dialog", (dialog) => {
      asked.push(dialog.type());
      dialog.accept();
    });
    await page.reload();
    // Leaving asked first.
    expect(asked).toEqual(["beforeunload"]);
    await offer().waitFor();
    await eventually(() => label().inputValue()).toBe("aide à la mobilité");
    await screenshots(page, "unsaved-offer");
    await resume().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.activeElement?.textContent?.startsWith("Votre travail est de nouveau"),
    );
    // Decap's own copy was overwritten after a second.
    await context.clock.fastForward(2500);
    await eventually(() => label().inputValue()).toBe("aide à la mobilité des jeunes");
    await page.getByText("Modifications non enregistrées").waitFor();
    await save();
    expect(repository.git("show", `cms/benefits_javascript/${SLUG}:${FILE}`)).toBe(
      TEXT.replace("mobilité", "mobilité des jeunes").trim(),
    );
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith("contribution.unsaved")),
    );
    await eventually(() => page.getByText("Votre travail est de nouveau").count()).toBe(0);
    repository.git("branch", "-D", `cms/benefits_javascript/${SLUG}`);
    expect(problems).toEqual([]);
  });

  it("comes back after the page was killed, also for an entry that was never saved", async () => {
    await open(NEW);
    await name().fill("Mission locale");
    await kept();
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    // Nothing answers: the page is dead.
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await open(NEW);
    await resume().click();
    await eventually(() => name().inputValue()).toBe("Mission locale");
    await save();
    await eventually(() => copies()).toBe(0);
    expect(repository.git("branch", "--list", "cms/institutions/*")).toContain("mission_locale");
  });

  it("is not offered to another window while its own is open", async () => {
    await open(NEW);
    await name().fill("Maison des jeunes");
    await kept();
    const first = page;
    await open(NEW);
    await context.clock.fastForward(1500);
    await eventually(() => offer().count()).toBe(0);
    await page.close();
    await first.close();
    await open(NEW);
    await offer().waitFor();
    expect(problems).toEqual([]);
  });

  it("can be forgotten", async () => {
    await open(ENTRY);
    await label().fill("autre chose");
    await kept();
    await page.close();
    await open(ENTRY);
    await page.getByRole("button", { name: "L’oublier" }).click();
    await eventually(() => copies()).toBe(0);
    await eventually(() => label().inputValue()).toBe("aide à la mobilité");
    await page.reload();
    await label().waitFor();
    await context.clock.fastForward(1000);
    await eventually(() => offer().count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("says what somebody else has changed meanwhile, and keeps what nobody touched", async () => {
    await open(ENTRY);
    await label().fill("aide à la mobilité des jeunes");
    await kept();
    await page.close();
    const changed = TEXT.replace("mobilité", "mobilité douce").replace("maximum", "au plus");
    writeFileSync(`${repository.directory}/${FILE}`, changed);
    repository.git("commit", "--quiet", "--all", "--message=Change");
    await open(ENTRY);
    await page.getByText("Le reprendre remplacera ce qui a changé depuis : « Nom de l’aide ».").waitFor();
    await resume().click();
    await save();
    expect(repository.git("show", `cms/benefits_javascript/${SLUG}:${FILE}`)).toBe(
      changed.replace("mobilité douce", "mobilité des jeunes").trim(),
    );
    expect(problems).toEqual([]);
  });

  it("is kept when the person leaves for another page, after a question", async () => {
    await open(NEW);
    await name().fill("Point information");
    const asked: string[] = [];
    page.once("dialog", (dialog) => {
      asked.push(dialog.message());
      dialog.accept();
    });
    await page.getByText("Retour : Institutions").click();
    await page.getByRole("heading", { name: "Institutions" }).waitFor();
    expect(asked).toHaveLength(1);
    await page.goto(`${server.address}#${NEW}`);
    await offer().waitFor();
  });

  it("survives an expired session: the form says so, and saves once the person is back", async () => {
    await open(ENTRY);
    await page.route("**/api/v1", (route) =>
      route.fulfill({ status: 401, json: { error: "Qui êtes-vous ?" } }),
    );
    await label().fill("aide à la mobilité choisie");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    const banner = page.getByRole("alert").filter({ hasText: "Votre session a expiré. Rien n’est perdu" });
    await banner.waitFor();
    await screenshots(page, "session-expired");
    await eventually(() => banner.getByRole("link").getAttribute("target")).toBe("_blank");
    await label().fill("aide à la mobilité bien choisie");
    await kept();
    await page.getByRole("button", { name: "Réessayer" }).press("Enter");
    await banner.waitFor();
    await page.unroute("**/api/v1");
    await page.getByRole("button", { name: "Réessayer" }).press("Enter");
    await page.getByText("La connexion est revenue : il reste à enregistrer.").waitFor();
    await save();
    await eventually(() => page.getByText("La connexion est revenue").count()).toBe(0);
    expect(repository.git("show", `cms/benefits_javascript/${SLUG}:${FILE}`)).toContain("bien choisie");
    repository.git("branch", "-D", `cms/benefits_javascript/${SLUG}`);
  });

  it("survives a lost connection, and says when it is back", async () => {
    await open(ENTRY);
    await context.setOffline(true);
    const banner = page.getByText("La connexion au serveur est perdue. Rien n’est perdu");
    await banner.waitFor();
    await label().fill("aide à la mobilité hors ligne");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Modifications non enregistrées").waitFor();
    await screenshots(page, "offline");
    await context.setOffline(false);
    await page.getByText("La connexion est revenue : il reste à enregistrer.").waitFor();
    await eventually(() => label().inputValue()).toBe("aide à la mobilité hors ligne");
    await save();
    expect(repository.git("show", `cms/benefits_javascript/${SLUG}:${FILE}`)).toContain("hors ligne");
  });
});
