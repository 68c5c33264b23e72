import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Kind } from "../../contribution/model/collections.ts";
import { TERRITORY_FILE } from "../../contribution/territory/territory.ts";
import type { Answered, Asked } from "./harness/harness.tsx";
import { callIn, changeSchema, generate, throwawayCopy } from "./throwaway.ts";

const KINDS: readonly Kind[] = ["benefit-simple", "benefit-complex", "institution"];

/** A field as the recipe has it: what it holds is said, and no control is named. */
function text(title: string, holds: string, more: object = {}): object {
  return { type: "string", title, description: "Un essai.", minLength: 1, "x-holds": holds, ...more };
}

function list(title: string, holds: string): object {
  return { type: "array", title, description: "Un essai.", items: text(title, holds) };
}

const ADDED = {
  adresse_ajoutee: text("Adresse ajoutée", "address"),
  geste_ajoute: text("Geste ajouté", "action", { "x-says": "Prendre rendez-vous" }),
  texte_ajoute: text("Texte ajouté", "html"),
  phrase_ajoutee: text("Phrase ajoutée", "prose"),
  nom_ajoute: text("Nom ajouté", "name"),
  propre_ajoute: text("Propre ajouté", "own"),
  textes_ajoutes: list("Textes ajoutés", "html"),
  phrases_ajoutees: list("Phrases ajoutées", "prose"),
  adresses_ajoutees: list("Adresses ajoutées", "address"),
  groupe_ajoute: {
    type: "object",
    title: "Groupe ajouté",
    description: "Un essai.",
    additionalProperties: false,
    properties: { adresse: text("Adresse du groupe", "address"), phrase: text("Phrase du groupe", "prose") },
  },
};

const WRONG = "http://www.gard.fr/a?utm_source=x&PHPSESSID=1#:~:text=mot";

/** Defects that an address, words, tags and spaces may have. */
const before = {
  adresse_ajoutee: WRONG,
  geste_ajoute: "www.gard.fr",
  texte_ajoute: "L'aide <script>x()</script>",
  phrase_ajoutee: "L'aide  des lycéen·nes",
  nom_ajoute: "l'aide ",
  propre_ajoute: "l'aide ",
  textes_ajoutes: [
    "Un <a href='http://www.gard.fr/b'>lien</a> vers la page du département.",
    "Une ligne.",
    "Une ligne.",
  ],
  phrases_ajoutees: ["Une <b>phrase</b>.", "Une autre phrase."],
  adresses_ajoutees: ["https://www.gard.fr/c", WRONG],
  groupe_ajoute: { adresse: WRONG, phrase: "L'aide." },
};

const after = {
  adresse_ajoutee: "https://www.herault.fr/a",
  geste_ajoute: "https://www.gard.fr/geste",
  texte_ajoute: "L’aide <strong>du Gard</strong>",
  phrase_ajoutee: "L’aide des lycéens",
  nom_ajoute: "l’aide",
  propre_ajoute: "l’aide",
  textes_ajoutes: ["Un lien vers la page du département.", "Une ligne.", "Une ligne."],
  phrases_ajoutees: ["Une phrase.", "Une autre phrase."],
  adresses_ajoutees: ["https://www.gard.fr/c", "https://www.gard.fr/a"],
  groupe_ajoute: { adresse: "https://www.gard.fr/e", phrase: "L’aide." },
};

/** Somebody else changed one text in another way, and other items of the lists. */
const theirs = {
  ...before,
  phrase_ajoutee: "L’aide de toutes et tous",
  textes_ajoutes: [before.textes_ajoutes[0], "Une ligne.", "Une dernière ligne."],
  adresses_ajoutees: ["https://www.gard.fr/neuve", WRONG],
};

describe("a field of each sort added by the recipe", () => {
  let copy: string;
  let answers: Record<Kind, Answered>;

  beforeAll(async () => {
    copy = throwawayCopy();
    for (const kind of KINDS) changeSchema(copy, kind, ({ properties }) => Object.assign(properties, ADDED));
    generate(copy);
    const all = <Data>(data: Data) => ({
      "benefit-simple": data,
      "benefit-complex": data,
      institution: data,
    });
    const places = readFileSync(join(copy, TERRITORY_FILE), "utf8");
    const asked: Asked = { places, before: all(before), after: all(after), theirs: all(theirs) };
    // What the harness gives.
    answers = (await callIn(copy, "tests/model/harness/harness.tsx", "answer", asked)) as typeof answers;
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const addedOf = (lines: readonly string[]) => lines.filter((line) => /ajout|groupe/.test(line)).sort();

  it.each(KINDS)("has the rules of its sort (%s)", (kind) => {
    const rules = (path: string) =>
      ["not-https", "session", "text-fragment", "tracking"].map((rule) => `url-${rule} ${path}`);
    const repeated = kind === "institution" ? [] : ["values-duplicate textes_ajoutes.2"];
    expect(addedOf(answers[kind].findings)).toEqual(
      [
        ...rules("adresse_ajoutee"),
        ...rules("adresses_ajoutees.1"),
        ...rules("groupe_ajoute.adresse"),
        "url-invalid geste_ajoute",
        "html-not-allowed texte_ajoute",
        "html-not-allowed phrases_ajoutees.0",
        "url-not-https textes_ajoutes.0",
        ...repeated,
        "apostrophe texte_ajoute",
        "apostrophe phrase_ajoutee",
        "apostrophe groupe_ajoute.phrase",
        "median-dot phrase_ajoutee",
        "untrimmed phrase_ajoutee",
        "untrimmed nom_ajoute",
      ].sort(),
    );
  });

  it.each(KINDS)("is reviewed as its sort (%s)", (kind) => {
    expect(answers[kind].changes).toEqual([
      ["Lien « Adresse ajoutée » remplacé (ancien domaine gard.fr, nouveau domaine herault.fr)", false],
      [
        "Lien « Geste ajouté » remplacé (ancien domaine illisible : « www.gard.fr », nouveau domaine gard.fr)",
        false,
      ],
      ["Texte ajouté : « L'aide x() » → « L’aide du Gard »", true],
      ["Texte ajouté, mise en forme : gras en plus, balise script en moins", false],
      ["Phrase ajoutée : « L'aide  des lycéen·nes » → « L’aide des lycéens »", true],
      ["Nom ajouté : « l'aide  » → « l’aide »", false],
      ["Propre ajouté : « l'aide  » → « l’aide »", false],
      ["Textes ajoutés, ligne 1, lien dans le texte retiré (domaine gard.fr)", false],
      ["Textes ajoutés, ligne 1, mise en forme : lien en moins", false],
      ["Phrases ajoutées, ligne 1 : « Une <b>phrase</b>. » → « Une phrase. »", true],
      ["Lien « Adresses ajoutées, ligne 2 » remplacé (même domaine gard.fr, autre page)", false],
      ["Lien « Adresse du groupe » remplacé (même domaine gard.fr, autre page)", false],
      ["Phrase du groupe : « L'aide. » → « L’aide. »", true],
    ]);
  });

  it.each(KINDS)("is in the preview when a young person reads it (%s)", (kind) => {
    const { preview } = answers[kind];
    for (const shown of [
      `href="${WRONG.replace("&", "&amp;")}" target="_blank" rel="noopener noreferrer">Adresse ajoutée</a>`,
      "Texte ajouté</p><div>L'aide </div>",
      "Phrase ajoutée</p><div>L'aide  des lycéen·nes</div>",
      '<li><div>Un <a href="http://www.gard.fr/b">lien</a> vers la page du département.</div></li>',
      "<li><div>Une &lt;b&gt;phrase&lt;/b&gt;.</div></li>",
      ">Adresses ajoutées</a>",
      ">Adresse du groupe</a>",
      "Phrase du groupe</p><div>L'aide.</div>",
    ])
      expect(preview).toContain(shown);
    expect(preview).not.toMatch(/Nom ajouté|Propre ajouté|script/);
  });

  it.each(KINDS)("has the control of its sort (%s)", (kind) => {
    const { controls, drawn } = answers[kind];
    expect(controls).toMatchObject({
      adresse_ajoutee: "url",
      geste_ajoute: "url",
      texte_ajoute: "html",
      phrase_ajoutee: "text",
      nom_ajoute: "text",
      propre_ajoute: "text",
      textes_ajoutes: "html-list",
      phrases_ajoutees: "text-list",
      adresses_ajoutees: "text-list",
    });
    expect(drawn.adresse_ajoutee).toContain('inputmode="url"');
    expect(drawn.texte_ajoute).toContain("<textarea");
  });

  it("is copied into a new benefit unless it belongs to the other", () => {
    const { texte_ajoute, phrase_ajoutee, nom_ajoute, textes_ajoutes, phrases_ajoutees } = before;
    expect(answers["benefit-simple"].copied).toEqual({
      texte_ajoute,
      phrase_ajoutee,
      nom_ajoute,
      textes_ajoutes,
      phrases_ajoutees,
      groupe_ajoute: { phrase: "L'aide." },
    });
  });

  it.each(KINDS)("is merged, line by line in a list (%s)", (kind) => {
    const { merged, conflicts } = answers[kind];
    expect(conflicts).toEqual(["phrase_ajoutee"]);
    for (const line of [
      "Un lien vers la page du département.",
      "Une dernière ligne.",
      "https://www.gard.fr/neuve",
      "https://www.gard.fr/a",
    ])
      expect(merged).toContain(line);
  });
});
