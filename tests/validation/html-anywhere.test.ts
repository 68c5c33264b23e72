import type { Kind } from "../../contribution/model/collections.ts";
import { isAddress } from "../../contribution/model/held.ts";
import { fieldsOf, resolved, type SchemaNode, schemaOf, takesHtml } from "../../contribution/model/schema.ts";
import { saidOf } from "./mutations/mutation.ts";

const TRICKS = [
  "<b>x</b>",
  "<b",
  "<b ",
  "</b>",
  "<!-- x -->",
  "<!--",
  "<!>",
  "<!x",
  "<?",
  "<?php x ?>",
  "</ x>",
  "<scr<!-- -->ipt>alert(1)</script>",
  "<IMG SRC=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "&lt;script&gt;",
  "&#60;script>",
  "&#x3c;script",
  "&ltscript>",
  "caf&eacute;",
  "x&nbsp;y",
];
const TEXTS = ["QF < 900", "de 16 à <18 ans", "R&D", "Q & R ; suite", "a <- b", "3 > 2", "A&B; C"];

/** A place where any text can be written: the key of the file, and the value that puts the text there. */
interface Place {
  readonly kind: Kind;
  readonly key: string;
  readonly path: string;
  readonly put: (text: string) => unknown;
}

function isFree(node: SchemaNode): boolean {
  return node.type === "string" && !node.enum && !node.pattern;
}

/** The places of a field in which anything can be typed, inside lists and mappings too. */
function placesOf(kind: Kind, key: string, node: SchemaNode): Place[] {
  if (takesHtml(node) || isAddress(node["x-holds"])) return [];
  const items = node.items && resolved(node.items);
  const parts = fieldsOf(node).filter(([, part]) => isFree(part) && !isAddress(part["x-holds"]));
  return [
    ...(isFree(node) ? [{ kind, key, path: key, put: (text: string) => text }] : []),
    ...(items && isFree(items) ? [{ kind, key, path: `${key}.0`, put: (text: string) => [text] }] : []),
    ...parts.map(([part]) => ({
      kind,
      key,
      path: `${key}.${part}`,
      put: (text: string) => ({ [part]: text }),
    })),
  ];
}

const EXAMPLE: Place = {
  kind: "benefit-simple",
  key: "exemples",
  path: "exemples.0.nom",
  put: (nom) => [{ nom, situation: {}, resultat: "eligible" }],
};

const PLACES = [
  ...(["benefit-simple", "benefit-complex", "institution"] as const).flatMap((kind) =>
    fieldsOf(schemaOf(kind)).flatMap(([key, node]) => placesOf(kind, key, node)),
  ),
  EXAMPLE,
];

const markupIn = ({ kind, key, path, put }: Place, text: string) =>
  saidOf({ kind, changes: { [key]: put(text) } }).includes(`html-not-allowed ${path}`);

describe("a text that takes no HTML", () => {
  it("is any but a description and conditions", () => {
    const names = new Set(PLACES.map(({ kind, path }) => `${kind} ${path}`));
    for (const name of ["benefit-simple label", "benefit-complex legend", "institution name"])
      expect(names).toContain(name);
    expect([...names].filter((name) => / (description|conditions)/.test(name))).toEqual([]);
  });

  it.each(PLACES.map((place) => [`${place.kind} ${place.path}`, place] as const))(
    "holds neither tag, nor comment, nor code, and may compare: %s",
    (_, place) => {
      // An article is shorter than most of them.
      const fits = (text: string) => place.key !== "prefix" || text.length <= 10;
      expect(TRICKS.filter((trick) => fits(trick) && !markupIn(place, trick))).toEqual([]);
      expect(TEXTS.filter((text) => markupIn(place, text))).toEqual([]);
    },
  );

  it.each(["</ x>", "<?", "<!", "</!-- x -->"])("hides nothing where tags may be: %s", (trick) => {
    const description = `Une aide pour vous. ${trick}`;
    expect(saidOf({ kind: "benefit-simple", changes: { description } })).toContain(
      "html-not-allowed description",
    );
  });
});
