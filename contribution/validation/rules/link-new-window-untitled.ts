import { folded } from "../folded.ts";
import { type Link, linksOf } from "../html.ts";
import type { FileRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** A link that opens a new window says so in its title (RGAA 13.2). */
export const linkNewWindowUntitled: FileRule = {
  code: "link-new-window-untitled",
  check: (data, { kind }) =>
    shownTexts(data, kind)
      .filter(({ html, text }) => html && /target/i.test(text))
      .flatMap(({ path, text, title }) => {
        const links = linksOf(text).filter(opensSilently);
        // One repair for all the links of a text: each would undo the others.
        const value = links.filter(isUntitled).reduceRight(titled, text);
        return links.map((link) => {
          const values = { title, text: link.text };
          return isUntitled(link) ? { path, values, changes: [{ path, value }] } : { path, values };
        });
      }),
};

/** A target other than these is a window's name, which opens one. */
function opensSilently({ attributes: { target = "", title = "" } }: Link): boolean {
  if (/^(_self|_parent|_top)?$/i.test(target.trim())) return false;
  return !/nouvel(le)? (fenetre|onglet)/.test(folded(title));
}

function isUntitled({ attributes }: Link): boolean {
  return attributes.title === undefined;
}

function titled(text: string, { text: words, openEnd }: Link): string {
  const title = words.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `${text.slice(0, openEnd)} title="${title} - Nouvelle fenêtre"${text.slice(openEnd)}`;
}
