import { linksOf, parseHtml } from "../../validation/html.ts";
import type { Change } from "../change.ts";
import { wordSegments } from "../word-segments.ts";
import { replacement } from "./address.ts";
import { change, type Field, type Told } from "./field.ts";
import { scalarChanges } from "./scalar.ts";

/** Texts up to this length are said whole in one line. */
const SHORT = 60;

/** A text without tags: its words. */
export function plainTextChanges(field: Field): Change[] {
  if (!areTexts(field)) return scalarChanges(field);
  return [change(field, worded(field.title, field.before, field.after))];
}

/** A text with tags: what one reads of it, where its links lead, its formatting. */
export function htmlChanges(field: Field): Change[] {
  if (!areTexts(field)) return scalarChanges(field);
  const { title } = field;
  const from = parsed(field.before);
  const to = parsed(field.after);
  const told: Told[] = [];
  if (field.before === undefined || field.after === undefined || from.text !== to.text)
    told.push(worded(title, field.before && from.text, field.after && to.text));
  told.push(...linkChanges(title, from.links, to.links), ...formatChanges(title, from.tags, to.tags));
  if (told.length === 0) told.push(rewritten(title));
  return told.map((one) => change(field, one));
}

function areTexts(field: Field): field is Field & { before: string | undefined; after: string | undefined } {
  return [field.before, field.after].every((value) => value === undefined || typeof value === "string");
}

function worded(subject: string, before: string | undefined, after: string | undefined): Told {
  const words = wordSegments(before ?? "", after ?? "");
  if (before !== undefined && after !== undefined && folded(before) === folded(after))
    return { ...rewritten(subject), words };
  const isShort = Math.max(before?.length ?? 0, after?.length ?? 0) <= SHORT;
  const values = {
    ...(isShort && before !== undefined && { before: `« ${before} »` }),
    ...(isShort && after !== undefined && { after: `« ${after} »` }),
  };
  return { subject, text: `${subject} : ${lineOf(before, after, isShort)}`, ...values, words };
}

function lineOf(before: string | undefined, after: string | undefined, isShort: boolean): string {
  if (before === undefined) return isShort ? `« ${after} » (ajout)` : "texte ajouté";
  if (after === undefined) return isShort ? `« ${before} » (retrait)` : "texte retiré";
  return isShort ? `« ${before} » → « ${after} »` : "texte modifié";
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function rewritten(subject: string): Told {
  return {
    kind: "rewritten",
    subject,
    text: `${subject} : espaces ou écriture, rien ne change à la lecture`,
  };
}

interface ParsedText {
  readonly text: string;
  readonly links: readonly string[];
  /** Every tag, addresses of links left out. */
  readonly tags: readonly string[];
}

function parsed(html: string | undefined): ParsedText {
  const { text, tags } = parseHtml(html ?? "");
  return {
    text,
    links: linksOf(html ?? "").map(({ attributes }) => attributes.href ?? ""),
    tags: tags.map(({ name, attributes }) => {
      const others = Object.entries(attributes).filter(([key]) => key !== "href" || name !== "a");
      return [name, ...others.map(([key, value]) => `${key}="${value}"`)].join(" ");
    }),
  };
}

function linkChanges(title: string, before: readonly string[], after: readonly string[]): Told[] {
  if (before.join("\n") === after.join("\n")) return [];
  const subject = `${title}, liens dans le texte`;
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length === 0 && come.length === 0)
    return [{ subject, text: `${subject} : autre ordre`, kind: "changed" }];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): Told => {
    const [from, to] = [gone[index], come[index]];
    return {
      subject: `${title}, lien dans le texte`,
      text: `${title}, lien dans le texte ${replacement(from, to)}`,
      kind: from === undefined ? "added" : to === undefined ? "removed" : "changed",
      addresses: { before: from, after: to },
    };
  });
}

const FORMATS: Readonly<Record<string, string>> = {
  a: "lien",
  abbr: "abréviation",
  br: "retour à la ligne",
  em: "italique",
  li: "élément de liste",
  p: "paragraphe",
  strong: "gras",
  sup: "exposant",
  ul: "liste",
};

function formatChanges(title: string, before: readonly string[], after: readonly string[]): Told[] {
  if (before.join("\n") === after.join("\n")) return [];
  const subject = `${title}, mise en forme`;
  const parts = [
    ...without(after, before).map((tag) => `${formatText(tag)} en plus`),
    ...without(before, after).map((tag) => `${formatText(tag)} en moins`),
  ];
  return [
    { kind: "changed", subject, text: `${subject} : ${[...new Set(parts)].join(", ") || "autre ordre"}` },
  ];
}

/** « gras »; a tag's attributes as they are written: « lien (title="Nouvelle fenêtre") ». */
function formatText(tag: string): string {
  const [name = "", ...attributes] = tag.split(" ");
  const word = Object.hasOwn(FORMATS, name) ? FORMATS[name] : `balise ${name}`;
  return attributes.length > 0 ? `${word} (${attributes.join(" ")})` : `${word}`;
}

/** The items of a list that another does not have, as many times as it lacks them. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return items.filter((item) => {
    const at = left.indexOf(item);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
