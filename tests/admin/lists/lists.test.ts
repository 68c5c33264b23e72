import { filtersOf, narrowed } from "../../../admin/lists/filters.ts";
import { type DraftRow, type ListEntry, listEntries } from "../../../admin/lists/list-entry.ts";
import { EVERYTHING, fromQuery, listAddress, toQuery } from "../../../admin/lists/list-state.ts";
import { matcher, searchText, searchTexts } from "../../../admin/lists/search-texts.ts";
import { sorted } from "../../../admin/lists/sort.ts";
import type { CatalogueRows } from "../../../contribution/listing/catalogue-rows.ts";

const FOLDER = "benefits/javascript";
const PUBLISHED: CatalogueRows = {
  places: ["Gard (30)", "Saint-Étienne (42) Loire", "Saint-Denis (93) Seine-Saint-Denis"],
  rows: [
    {
      file: `${FOLDER}/a.yml`,
      label: "Aide à l’apprentissage",
      institution: "gard",
      themes: ["etudes"],
      places: [0],
    },
    { file: `${FOLDER}/b.yml`, label: "bourse au BAFA", institution: "ville", themes: ["bafa"], places: [1] },
    { file: `${FOLDER}/c.yml`, unreadable: true },
    { file: "institutions/gard.yml", label: "Département du Gard", type: "departement", places: [0] },
    {
      file: `${FOLDER}/d.yml`,
      label: "prime au permis",
      institution: "perdue",
      themes: ["permis"],
      private: true,
    },
    { file: "institutions/ville.yml", label: "Ville de Saint-Étienne", type: "commune", places: [1] },
  ],
};
const DRAFTS: DraftRow[] = [
  {
    row: {
      file: `${FOLDER}/b.yml`,
      label: "bourse communale au BAFA",
      institution: "ville",
      themes: ["bafa"],
    },
    status: "pending_review",
    updatedAt: "2026-01-02T10:00:00Z",
  },
  {
    row: { file: `${FOLDER}/n.yml`, label: "Bourse à l’étude", institution: "gard", themes: ["etudes"] },
    status: "draft",
    updatedAt: "2026-03-02T10:00:00+02:00",
  },
];
const all = listEntries(PUBLISHED, DRAFTS);
const benefits = all.filter(({ collection }) => collection === "benefits_javascript");
const filters = filtersOf("benefits_javascript");
const slugs = (entries: readonly ListEntry[]) => entries.map(({ slug }) => slug);
const PROBLEMS = { [`${FOLDER}/a.yml`]: [0, 2], [`${FOLDER}/c.yml`]: [1, 0] } as const;

describe("a list", () => {
  it("holds what is published and every draft, in the order of the names", () => {
    expect(slugs(benefits)).toEqual(["a", "n", "b", "c", "d"]);
    expect(benefits[1]).toMatchObject({ isPublished: false, draft: { status: "draft" } });
    expect(benefits[2]).toMatchObject({ isPublished: true, row: { label: "bourse communale au BAFA" } });
  });

  it("says institutions by their names, and a missing one by its file name", () => {
    expect(benefits.map(({ institution }) => institution?.name)).toEqual([
      "Département du Gard",
      "Département du Gard",
      "Ville de Saint-Étienne",
      undefined,
      "perdue",
    ]);
  });

  it("says the name of a new institution that is proposed with a benefit", () => {
    const row = { file: `${FOLDER}/m.yml`, label: "aide", institution: "mende" };
    const companion = { file: "institutions/mende.yml", label: "Ville de Mende", type: "commune" };
    const [entry, ...others] = listEntries({ places: [], rows: [] }, [
      { row, companion, status: "draft", updatedAt: "" },
    ]);
    expect(entry?.institution).toEqual({ name: "Ville de Mende", type: "commune" });
    expect(others).toEqual([]);
  });

  it.each([
    ["bafa", ["b"]],
    ["GARD", ["a", "n"]],
    ["l'apprentissage", ["a"]],
    ["st etienne", ["b"]],
    ["saint-etienne bourse", ["b"]],
    ["étude bourse", ["n"]],
    ["enne", []],
    ["  ", ["a", "n", "b", "c", "d"]],
    ["…", ["a", "n", "b", "c", "d"]],
  ])("finds %j by words that begin so", async (query, expected) => {
    const texts = await searchTexts(all);
    const { entries } = narrowed(benefits, filters, { query, chosen: {} }, { texts, problems: undefined });
    expect(slugs(entries)).toEqual(expected);
  });

  it("finds a commune by the name of its department", () => {
    const [entry] = listEntries(
      { places: PUBLISHED.places, rows: [{ file: `${FOLDER}/a.yml`, places: [2] }] },
      [],
    );
    expect(entry && matcher("seine st denis")(searchText(entry))).toBe(true);
  });

  it("says of each choice how many entries it would leave, the others being kept", async () => {
    const known = { texts: undefined, problems: PROBLEMS };
    const none = narrowed(benefits, filters, { query: "", chosen: {} }, known);
    expect(Object.fromEntries(none.counts.get("theme") ?? [])).toEqual({ etudes: 2, bafa: 1, permis: 1 });
    expect(Object.fromEntries(none.counts.get("etat") ?? [])).toEqual({
      published: 4,
      draft: 1,
      pending_review: 1,
    });
    expect(Object.fromEntries(none.counts.get("verification") ?? [])).toEqual({
      "a-corriger": 2,
      erreurs: 1,
      rien: 3,
    });
    expect(Object.fromEntries(none.counts.get("visibilite") ?? [])).toEqual({ visibles: 4, masquees: 1 });

    const chosen = { theme: "etudes", etat: "published" };
    const two = narrowed(benefits, filters, { query: "", chosen }, known);
    expect(slugs(two.entries)).toEqual(["a"]);
    expect(Object.fromEntries(two.counts.get("theme") ?? [])).toEqual({ etudes: 1, bafa: 1, permis: 1 });
    expect(Object.fromEntries(two.counts.get("etat") ?? [])).toEqual({ published: 1, draft: 1 });
    expect(Object.fromEntries(two.counts.get("type") ?? [])).toEqual({ departement: 1 });
  });

  it("gives for each choice as many entries as it said", () => {
    const known = { texts: undefined, problems: PROBLEMS };
    const { counts } = narrowed(benefits, filters, { query: "", chosen: {} }, known);
    for (const [name, values] of counts)
      for (const [value, count] of values)
        expect([
          name,
          value,
          narrowed(benefits, filters, { query: "", chosen: { [name]: value } }, known).entries.length,
        ]).toEqual([name, value, count]);
  });

  it("is sorted by name, by institution, or by the latest draft", () => {
    expect(slugs(sorted(benefits, "nom"))).toEqual(["a", "n", "b", "c", "d"]);
    expect(slugs(sorted(benefits, "institution"))).toEqual(["c", "a", "n", "d", "b"]);
    expect(slugs(sorted(benefits, "recentes"))).toEqual(["n", "b", "a", "c", "d"]);
  });
});

describe("the address of a list", () => {
  const state = {
    query: "bafa gard",
    chosen: { theme: "bafa", etat: "draft" },
    sort: "institution",
    page: 3,
  } as const;

  it("holds what is asked, and nothing when nothing is", () => {
    expect(fromQuery(toQuery(state), filters)).toEqual(state);
    expect(listAddress("benefits_javascript", EVERYTHING)).toBe("#/collections/benefits_javascript");
  });

  it.each(["theme=rien", "page=-2", "page=x&tri=toString", "%E0%A4%A", "etat=", "recherche=%"])(
    "leaves out what makes no sense: %s",
    (query) => {
      expect(fromQuery(query, filters)).toMatchObject({ chosen: {}, sort: "nom", page: 1 });
    },
  );
});
