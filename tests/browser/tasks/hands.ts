import type { Locator, Page } from "playwright-core";
import { settled } from "../../support/chromium.ts";

/** What somebody did: every click, every field typed, every key pressed besides what is typed. */
export interface Interactions {
  clicks: number;
  typed: number;
  keys: number;
}

/** How a person acts on a page, and how often. */
export interface Hands {
  readonly done: Interactions;
  /** Types in a field, in the place of what it holds. */
  type(field: Locator, text: string): Promise<void>;
  /** Chooses in a closed list. */
  choose(list: Locator, option: string): Promise<void>;
  /** Types in a search, and takes the answer that begins so. */
  search(box: Locator, text: string, answer: RegExp): Promise<void>;
  /** Takes an answer in a list that opens whole: looks for it, or types what narrows the list. */
  pick(box: Locator, text: string, answer: RegExp): Promise<void>;
  /** Presses a button, or ticks a box. */
  press(button: Locator): Promise<void>;
  /** Pastes what was copied elsewhere. */
  paste(field: Locator, text: string): Promise<void>;
  save(): Promise<void>;
}

/** A person with a mouse, or a finger, and a keyboard to write. */
export function pointer(page: Page): Hands {
  const done = { clicks: 0, typed: 0, keys: 0 };
  const click = async (target: Locator) => {
    await target.click();
    done.clicks += 1;
  };
  const type = async (field: Locator, text: string) => {
    await click(field);
    await field.fill(text);
    done.typed += 1;
  };
  return {
    done,
    type,
    async paste(field, text) {
      await click(field);
      await pasted(page, text);
      done.typed += 1;
    },
    async choose(list, option) {
      await list.selectOption({ label: option });
      done.clicks += 2;
    },
    async search(box, text, answer) {
      await type(box, text);
      await click(page.getByRole("option").filter({ hasText: answer }).first());
    },
    async pick(box, _, answer) {
      await click(box);
      await click(page.getByRole("option").filter({ hasText: answer }).first());
    },
    press: click,
    save: () => click(page.getByRole("button", { name: "Enregistrer", exact: true })),
  };
}

/** A person without a mouse: Tab goes from field to field, arrows and Enter choose. */
export function keyboard(page: Page): Hands {
  const done = { clicks: 0, typed: 0, keys: 0 };
  const key = async (name: string) => {
    await page.keyboard.press(name);
    done.keys += 1;
  };
  /** Tab, or Shift+Tab when it stands before, until the keyboard is there. */
  const reach = async (target: Locator) => {
    await target.waitFor();
    const element = await target.elementHandle();
    const where = () =>
      page.evaluate((goal) => {
        const here = document.activeElement;
        if (!goal || here === goal) return "there";
        const isBefore = here && here.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING;
        return isBefore ? "before" : "after";
      }, element);
    for (let presses = 0; presses < 200; presses++) {
      const place = await where();
      if (place === "there") return;
      await key(place === "before" ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab never reaches ${target}`);
  };
  const type = async (field: Locator, text: string) => {
    await reach(field);
    if ((await field.inputValue()) !== "") await key("Control+A");
    await page.keyboard.insertText(text);
    done.typed += 1;
  };
  const search = async (box: Locator, text: string, answer: RegExp) => {
    await type(box, text);
    const answers = page.getByRole("option").filter({ hasText: answer }).first();
    await answers.waitFor();
    const focused = page.locator('[role="option"][data-focused]');
    for (let presses = 0; presses < 30; presses++) {
      await key("ArrowDown");
      // A key pressed while the answers change goes nowhere: a person sees it, and presses again.
      await settled(page);
      if ((await focused.filter({ hasText: answer }).count()) === 0) continue;
      await key("Enter");
      await settled(page);
      if (await answers.isHidden()) return;
    }
    throw new Error(`« ${text} » cannot be chosen`);
  };
  return {
    done,
    type,
    search,
    pick: search,
    async paste(field, text) {
      await reach(field);
      await pasted(page, text);
      done.typed += 1;
    },
    async choose(list, option) {
      await reach(list);
      const chosen = () => list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label);
      for (let presses = 0; presses < 30; presses++) {
        if ((await chosen()) === option) return;
        await key("ArrowDown");
      }
      throw new Error(`« ${option} » cannot be chosen`);
    },
    async press(button) {
      await reach(button);
      await key("Space");
    },
    async save() {
      await key("Control+S");
    },
  };
}

/** Pastes as a person does, from what was copied elsewhere. */
async function pasted(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
}
