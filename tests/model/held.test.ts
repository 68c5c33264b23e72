import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { textsIn } from "../../contribution/model/held.ts";
import { fieldsOf, resolved, type SchemaNode, schemaOf } from "../../contribution/model/schema.ts";

const KINDS = COLLECTIONS.map(({ kind }) => kind);

/** Ways to the texts that are free and of which nothing says what they hold; criteria, profiles and situations aside. */
function unsaid(node: SchemaNode, way: string): string[] {
  if (node["x-holds"] === "own" || node.oneOf) return [];
  if (node.items) return unsaid(resolved(node.items), `${way}[]`);
  if (node.properties) return fieldsOf(node).flatMap(([key, field]) => unsaid(field, `${way}.${key}`));
  const isFree = node.type === "string" && !node.enum && !node.pattern;
  return isFree && node["x-holds"] === undefined ? [way] : [];
}

describe("what a field holds", () => {
  it.each(KINDS)("is said of every free text of a file (%s)", (kind) => {
    expect(unsaid(schemaOf(kind), "")).toEqual([]);
  });

  it("finds texts at their places, in data of any shape", () => {
    const data = {
      label: "aide",
      conditions: ["Une.", null, 3, "Deux."],
      participation: { legende: "à payer" },
      teleservices: { caf: "https://www.caf.fr" },
      link: ["https://www.gard.fr"],
    };
    const found = textsIn("benefit-complex", data).map(({ path, holds }) => `${path.join(".")} ${holds}`);
    expect(found.sort()).toEqual([
      "conditions.0 html",
      "conditions.3 html",
      "label prose",
      "participation.legende prose",
      "teleservices.caf address",
    ]);
    for (const odd of [undefined, null, 3, "texte", [], { conditions: {} }])
      expect(textsIn("benefit-simple", odd)).toEqual([]);
  });
});
