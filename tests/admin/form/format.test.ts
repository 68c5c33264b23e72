import { fromJS, type Map as ImmutableMap } from "immutable";
import { contributionFormat } from "../../../admin/form/format.ts";
import { BASE_KEY, SOURCE_KEY } from "../../../admin/form/shape.ts";
import { collectionOf } from "../../../contribution/model/collections.ts";
import { CORPUS, readTree } from "../../support/corpus.ts";

const format = contributionFormat("benefit-simple");

/** The entry as Decap keeps it between reading and writing, with some keys set. */
function edited(text: string, changes: Record<string, unknown>, at = format): string {
  const entry = fromJS(at.fromFile(text)) as ImmutableMap<string, unknown>;
  return at.toFile(entry.merge(changes).toJS());
}

describe("the format of the files", () => {
  it("groups what one control edits, and keeps the text to write against", () => {
    const text = "label: aide\ntype: bool\nlink: https://a.fr\n";
    expect(format.fromFile(text)).toEqual({
      label: "aide",
      amount: { type: "bool" },
      links: { link: "https://a.fr" },
      [BASE_KEY]: text,
    });
  });

  it("changes only the lines of what was edited", () => {
    const text = "# Remarque\nlabel:   aide\ninstitution: caf\nconditions: []\nform: ''\ntop: 3.10\n";
    expect(edited(text, { institution: "msa" })).toBe(text.replace("caf", "msa"));
  });

  it("keeps a file that cannot be read as text, and writes that text as it is", () => {
    const text = 'label: "aide\ninstitution: caf\n';
    expect(format.fromFile(text)).toMatchObject({ [SOURCE_KEY]: text, label: "Fichier à corriger" });
    expect(edited(text, {})).toBe(text);
    expect(edited(text, { [SOURCE_KEY]: "label: aide\n" })).toBe("label: aide\n");
  });

  it("leaves out what an edit emptied, and lets alone what was empty before", () => {
    const text = "label: aide\ndescription: ''\nform:\nlegend: à vérifier\n";
    expect(edited(text, { label: "", description: "" })).toBe("description: ''\nform:\nlegend: à vérifier\n");
    expect(edited(text, { label: undefined })).toBe("description: ''\nform:\nlegend: à vérifier\n");
  });

  it("writes a new entry in the order of the schema", () => {
    const entry = {
      links: { link: "https://a.fr" },
      amount: { type: "bool" },
      institution: "caf",
      label: "aide",
    };
    expect(format.toFile(entry)).toBe("label: aide\ninstitution: caf\ntype: bool\nlink: https://a.fr\n");
  });

  it("keeps the criterion whose last place is removed, and says that it has none", () => {
    const text = 'label: aide\nconditions_generales:\n  - type: regions\n    values:\n      - "76"\n';
    const criteria = [{ type: "regions", values: [] }];
    const emptied = "label: aide\nconditions_generales:\n  - type: regions\n    values: []\n";
    expect(edited(text, { conditions_generales: criteria, profils: [] })).toBe(emptied);
    expect(format.toFile({ label: "aide", conditions_generales: criteria, profils: [] })).toBe(emptied);
  });
});

(CORPUS ? describe : describe.skip)("the format, on real files", () => {
  it("gives back the same bytes when nothing was edited", () => {
    const changed = readTree(CORPUS ?? "").filter(({ path, text }) => {
      const collection = collectionOf(path);
      return !collection || edited(text, {}, contributionFormat(collection.kind)) !== text;
    });
    expect(changed.map(({ path }) => path)).toEqual([]);
  });
});
