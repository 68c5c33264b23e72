import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe has to say of the part of a page or frame that a selector names, as rule and elements: at the levels A and
 * AA, or with its good practices too. Frames inside are not looked at: each is to be asked about by itself.
 */
export async function axeViolations(
  frame: Page | Frame,
  part = "html",
  rules: "levels" | "all" = "levels",
): Promise<string[]> {
  // Not as an element of the page, which its security policy refuses.
  await frame.evaluate(AXE);
  return frame.evaluate(
    async ([selector, tags]) => {
      // Put there by the script above.
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const options = { iframes: false, ...(tags && { runOnly: { type: "tag" as const, values: tags } }) };
      const result = await axe.run(selector, options);
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    [part, rules === "levels" ? LEVELS : undefined] as const,
  );
}
