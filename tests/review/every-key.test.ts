import type { Kind } from "../../contribution/model/collections.ts";
import {
  branchesOf,
  CRITERIA,
  fieldsOf,
  PROFILES,
  resolved,
  type SchemaNode,
  schemaOf,
} from "../../contribution/model/schema.ts";
import type { Change } from "../../contribution/review/change.ts";
import { fileChanges } from "../../contribution/review/file-changes.ts";
import { territory } from "../support/territory.ts";

const KINDS: readonly Kind[] = ["benefit-simple", "benefit-complex", "institution"];
const context = { territory };

/** Two different values that a node allows. */
function twoValues(node: SchemaNode): readonly [unknown, unknown] {
  const found = resolved(node);
  if (found.oneOf) {
    const [one, other] = [...branchesOf(found).values()].flatMap((branch) => branch.examples ?? []);
    return [one, other];
  }
  if (found.enum && found.enum.length > 1) return [found.enum[0], found.enum[1]];
  if (found.items) {
    const [one, other] = twoValues(found.items);
    return [[one], [other]];
  }
  if (found.type === "boolean") return [false, true];
  if (found.type === "number") return [found.examples?.[0], Number(found.examples?.[0]) + 1];
  if (found.properties) {
    const entries = fieldsOf(found).map(([key, field]) => [key, twoValues(field)] as const);
    const at = (index: 0 | 1) => Object.fromEntries(entries.map(([key, values]) => [key, values[index]]));
    return [at(0), at(1)];
  }
  const [example] = found.examples ?? [];
  return Array.isArray(found.type) ? [true, { type: "float" }] : [example, `${example}x`];
}

/** What is said must be French words: the key as it is written is none, unless its title is that word. */
function expectWords(changes: readonly Change[], title: string | undefined, key: string): void {
  expect(changes).not.toEqual([]);
  for (const { subject, text, within } of changes) {
    expect(title).toBeDefined();
    expect(`${within ?? ""} ${subject} ${text}`).not.toMatch(new RegExp(`(^|[^\\w«/.-])${key}([^\\w.-]|$)`));
  }
}

describe("the words of changes", () => {
  it.each(KINDS)("are those of the schema for every key of %s", (kind) => {
    for (const [key, node] of fieldsOf(schemaOf(kind))) {
      const [from, to] = twoValues(node);
      for (const [before, after] of [
        [{ [key]: from }, { [key]: to }],
        [{}, { [key]: to }],
        [{ [key]: to }, {}],
      ] as const) {
        const changes = fileChanges(kind, before, after, context);
        expect([key, new Set(changes.map((change) => change.key))]).toEqual([key, new Set([key])]);
        // A word such as « participation » is French too.
        if (!node.title?.toLowerCase().split(" ").includes(key)) expectWords(changes, node.title, key);
      }
    }
  });

  it("tell every key of every criterion", () => {
    for (const [type, node] of CRITERIA) {
      for (const [key, field] of fieldsOf(node)) {
        if (key === "type") continue;
        const example = Object.fromEntries(
          fieldsOf(node).map(([name, other]) => [name, name === "type" ? type : twoValues(other)[0]]),
        );
        const inFile = (value: unknown) => ({ conditions_generales: [{ ...example, [key]: value }] });
        const [from, to] = twoValues(field);
        const changes = fileChanges("benefit-simple", inFile(from), inFile(to), context);
        expect([type, key, changes.length > 0]).toEqual([type, key, true]);
        expect(changes[0]?.text).not.toContain("{");
      }
    }
  });

  it("tell every profile, and its conditions", () => {
    for (const [type, node] of PROFILES) {
      const one = fileChanges("benefit-simple", {}, { profils: [{ type }] }, context);
      expect(one.map(({ text }) => text.split(" : ")[0])).toEqual(["Profil ajouté"]);
      const conditions = [{ type: "age", operator: ">=", value: 16 }];
      const inside = fileChanges(
        "benefit-simple",
        { profils: [{ type }] },
        { profils: [{ type, conditions }] },
        context,
      );
      expect(inside.map(({ within }) => within)).toEqual([`Profil « ${node.title} »`]);
    }
  });
});
