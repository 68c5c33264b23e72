import type { Locator, Page } from "playwright-core";

/** How long (ms) a gesture held the page: the longest long task, 0 when none reached 50 ms, and the longest handling of an event. */
export interface Gesture {
  readonly name: string;
  readonly longTask: number;
  readonly event: number;
}

/** What the heaviest form answers: ms from the click in the list until it is shown, then each gesture. */
export interface Responsiveness {
  readonly shown: number;
  readonly gestures: readonly Gesture[];
}

/** Time (ms) for what a gesture starts to come to its end. */
const SETTLING = 1000;

/** Opens a benefit from the list, then types, opens its first condition on places, searches, and pastes a list there. */
export async function measureResponsiveness(
  page: Page,
  list: string,
  slug: string,
  pasted: string,
): Promise<Responsiveness> {
  await page.addInitScript(observe);
  await page.goto(list);
  await page.locator('a[href*="/entries/"]').first().waitFor();
  await page.waitForTimeout(2 * SETTLING);
  const shown = await page.evaluate(timeToForm, slug);
  // The names of places arrive, and are made ready to be searched.
  await page.waitForTimeout(4 * SETTLING);
  const gestures: Gesture[] = [];
  const gesture = async (name: string, act: () => Promise<unknown>) => {
    await page.evaluate(taken);
    await act();
    await page.waitForTimeout(SETTLING);
    gestures.push({ name, ...(await page.evaluate(taken)) });
  };
  /** What is looked for is found before the gesture is timed: looking costs the page more than many gestures. */
  const click = async (name: string, target: Locator) => {
    const element = await target.elementHandle();
    await gesture(name, async () => element?.click());
  };
  await page.getByLabel("Nom de l’aide", { exact: true }).click();
  await gesture("type in the name", () => page.keyboard.type(" et autres", { delay: 60 }));
  await page.getByLabel("Description", { exact: true }).click();
  await gesture("type in the description", () => page.keyboard.type("Bonjour ", { delay: 60 }));
  const row = page.locator("article", { hasText: "habiter" }).first();
  await click("open the condition on places", row.locator("button", { hasText: "Modifier" }));
  await row.locator(".ct-territory input").click();
  await gesture("search a place", () => page.keyboard.type("arras", { delay: 100 }));
  await page.keyboard.press("Escape");
  await click("show every place", row.locator(".ct-chips-more"));
  await click("take a place away", row.locator(".ct-chip-remove").nth(3));
  await click("open the dialog to paste", row.locator("button", { hasText: "Coller une liste" }));
  const dialog = page.locator("[role=dialog]");
  await dialog.locator("textarea").fill(pasted);
  await page.waitForTimeout(SETTLING);
  await click("read the pasted list", dialog.locator("button", { hasText: "Vérifier la liste" }));
  await page.waitForTimeout(SETTLING);
  await click("take one of it away", dialog.locator(".ct-pasted input").nth(2));
  return { shown, gestures };
}

interface Observed {
  longTasks: number[];
  events: number[];
}

/** In the page: the browser's own performance entries. */
function observe(): void {
  const observed: Observed = { longTasks: [], events: [] };
  Object.assign(window, { observed });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.longTasks.push(duration);
  }).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    // What the type `event` gives; `duration` counts the painting too.
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      observed.events.push(entry.processingEnd - entry.processingStart);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

function taken(): { longTask: number; event: number } {
  // Put there by `observe`.
  const { observed } = window as unknown as { observed: Observed };
  const longest = { longTask: Math.max(0, ...observed.longTasks), event: Math.max(0, ...observed.events) };
  observed.longTasks = [];
  observed.events = [];
  return longest;
}

function timeToForm(slug: string): Promise<number> {
  const start = performance.now();
  // What a click on its link in the list does.
  location.hash = `#/collections/benefits_javascript/entries/${slug}`;
  return new Promise((done) => {
    const look = () => {
      const input = document.querySelector<HTMLInputElement>('[data-ct-path="label"] input');
      // The next task comes after the painting.
      if (input?.value) requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      else requestAnimationFrame(look);
    };
    look();
  });
}
