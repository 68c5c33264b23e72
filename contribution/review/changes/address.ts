import type { Change } from "../change.ts";
import { change, type Field } from "./field.ts";
import { scalarChanges } from "./scalar.ts";

/** A link: « Lien « Démarche en ligne » remplacé (ancien domaine caf.fr, nouveau domaine gard.fr) ». */
export function addressChanges(field: Field): Change[] {
  const { title, before, after } = field;
  if (!isTextOrNone(before) || !isTextOrNone(after)) return scalarChanges(field);
  const subject = `Lien « ${title} »`;
  return [
    change(field, {
      subject,
      text: `${subject} ${replacement(before, after)}`,
      addresses: { before, after },
    }),
  ];
}

function isTextOrNone(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

/** What became of an address: « ajouté (domaine caf.fr) », « remplacé (ancien domaine …, nouveau domaine …) ». */
export function replacement(before: unknown, after: unknown): string {
  if (before === undefined) return `ajouté (domaine ${domainOf(after)})`;
  if (after === undefined) return `retiré (domaine ${domainOf(before)})`;
  const from = domainOf(before);
  const to = domainOf(after);
  return from === to
    ? `remplacé (même domaine ${to}, autre page)`
    : `remplacé (ancien domaine ${from}, nouveau domaine ${to})`;
}

function domainOf(address: unknown): string {
  const text = String(address);
  const { hostname } = URL.canParse(text) ? new URL(text) : { hostname: "" };
  return hostname === "" ? `illisible : « ${text} »` : hostname.replace(/^www\./, "");
}
