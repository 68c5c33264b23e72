import type { EntryName, EntryToSave } from "../../contribution/desk/entry.ts";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { validateFiles } from "../../contribution/validation/validate-files.ts";
import { createCatalogueReader } from "../../scripts/start/catalogue-of-tree.ts";
import { createGate } from "../../scripts/start/gate.ts";
import type { Repository } from "../../server/repository/repository.ts";
import { surround, territoryOfSite } from "../forge/forge-in-node.ts";
import { createTestRepository, entry } from "../server/temporary-repository.ts";
import { CORPUS, readTree } from "../support/corpus.ts";
import { territory } from "../support/territory.ts";
import { type ForgeName, openForge } from "./forge-stores.ts";

/** What somebody does with an entry, on a server or on a forge. */
interface Place {
  save(entry: EntryToSave): Promise<unknown>;
  review(name: EntryName): Promise<unknown>;
  publish(name: EntryName): Promise<unknown>;
  withdraw(name: EntryName): Promise<unknown>;
  dispose(): void | Promise<void>;
}

type Files = Readonly<Record<string, string>>;

async function onServer(files: Files): Promise<Place> {
  const test = createTestRepository(files);
  const repository: Repository = await test.open({
    gate: createGate(territory, createCatalogueReader(), () => repository),
  });
  return {
    save: (one) => repository.saveEntry(one),
    review: ({ collection, slug }) => repository.setStatus(collection, slug, "pending_review"),
    publish: ({ collection, slug }) => repository.publish(collection, slug),
    withdraw: ({ collection, slug }) => repository.deleteDraft(collection, slug),
    dispose: () => test.dispose(),
  };
}

const onForge =
  (forge: ForgeName) =>
  async (files: Files): Promise<Place> => {
    const opened = await openForge(forge, undefined, files);
    const desk = opened.page("Anne");
    return {
      save: (one) => desk.save(one),
      review: (name) => desk.setStatus(name, "pending_review"),
      publish: (name) => desk.publish(name, undefined),
      withdraw: (name) => desk.deleteDraft(name, false),
      dispose: () => opened.dispose(),
    };
  };

const PLACES = { "our server": onServer, GitHub: onForge("GitHub"), GitLab: onForge("GitLab") } as const;

beforeAll(() => surround(territoryOfSite()));

const INSTITUTION = "institutions/departement_gard.yml";
const OLD = "benefits/javascript/departement_gard-aide-au-permis.yml";
const RIGHT = `label: aide au permis
institution: departement_gard
prefix: l’
description: Le département rembourse une partie du permis.
conditions_generales:
  - type: attached_to_institution
type: bool
link: https://www.exemple.fr/aide
form: https://www.exemple.fr/demande
`;
/** As others wrote it, before anybody checked it. */
const WRONG = `${RIGHT}couleur: bleu\n`;
const FILES: Files = {
  [INSTITUTION]: 'name: Gard\ntype: departement\ncode_insee: "30"\ncode_siren: "223000019"\n',
  [OLD]: WRONG,
};

const nameOf = (path: string): EntryName => ({
  collection: collectionOf(path)?.name ?? "",
  slug: slugOf(path),
});

describe.each(Object.entries(PLACES))("a benefit that was wrong before, on %s", (_, open) => {
  const on = async (files: Files, act: (place: Place) => Promise<void>) => {
    const place = await open(files);
    try {
      await act(place);
    } finally {
      await place.dispose();
    }
  };
  const change = (text: string, base = WRONG, path = OLD) =>
    entry(slugOf(path), text, { ...nameOf(path), path, base });
  const publishes = async (place: Place, text: string, base = WRONG) => {
    await place.save(change(text, base));
    await place.review(nameOf(OLD));
    await place.publish(nameOf(OLD));
  };
  const refuses = async (place: Place, text: string, base: string, message: RegExp) => {
    await place.save(change(text, base));
    const problems = [expect.objectContaining({ message: expect.stringMatching(message) })];
    await expect(place.review(nameOf(OLD))).rejects.toMatchObject({ kind: "refused", problems });
  };

  it("is hidden, shown, and changed where it is right", () =>
    on(FILES, async (place) => {
      const hidden = `${WRONG}private: true\n`;
      await publishes(place, hidden);
      await publishes(place, WRONG, hidden);
      await publishes(place, WRONG.replace("au permis", "au permis de conduire"));
    }));

  it("is mended in part, and whole", () =>
    on({ ...FILES, [OLD]: `${WRONG}taille: grande\n` }, async (place) => {
      await publishes(place, WRONG, `${WRONG}taille: grande\n`);
      await publishes(place, RIGHT);
    }));

  it("is mended where it could not even be read, though something else comes to light", () =>
    on({ ...FILES, [OLD]: `${WRONG}montant: [\n` }, (place) =>
      publishes(place, WRONG, `${WRONG}montant: [\n`),
    ));

  it("is not published with a fault that it did not have, which alone is named", () =>
    on(FILES, (place) =>
      refuses(place, WRONG.replace("Le département", "<script>Le département"), WRONG, /script/),
    ));

  it("is hidden at once, whatever else is wrong", () =>
    on(FILES, (place) =>
      publishes(place, `${WRONG.replace("Le département", "<script>Le département")}private: true\n`),
    ));

  it("does not make faults of a new one less of a fault", () =>
    on(FILES, async (place) => {
      const path = "benefits/javascript/departement_gard-aide-au-velo.yml";
      const text = WRONG.replace("au permis", "au vélo");
      await place.save(entry(slugOf(path), text, { newEntry: true }));
      await expect(place.review(nameOf(path))).rejects.toMatchObject({ kind: "refused" });
    }));
});

(CORPUS ? describe : describe.skip)("each real file that has errors", () => {
  const texts = Object.fromEntries((CORPUS ? readTree(CORPUS) : []).map(({ path, text }) => [path, text]));
  const files = Object.entries(texts).map(([file, content]) => ({ file, content }));
  const wrong = new Set(
    validateFiles(files, { territory })
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ file }) => file),
  );

  it.each(["our server", "GitHub"] as const)(
    "is hidden, shown and renamed, and takes no new error, on %s",
    async (name) => {
      const place = await PLACES[name](texts);
      expect(wrong.size).toBeGreaterThan(10);
      try {
        for (const path of wrong) await tryAll(place, path, texts[path] ?? "");
      } finally {
        await place.dispose();
      }
    },
  );

  async function tryAll(place: Place, path: string, text: string): Promise<void> {
    const name = nameOf(path);
    const saved = (next: string, base: string) => place.save(entry(name.slug, next, { ...name, path, base }));
    const label = /^(label|name): .*$/m;
    const shown = text.replace(/^private: true\n/m, "");
    const hidden = `${shown.trimEnd()}\nprivate: true\n`;
    const renamed = shown.replace(label, "$& bis");
    const ways = path.startsWith("benefits/javascript") ? [hidden, shown, renamed] : [renamed];
    let published = text;
    for (const next of ways.filter((way) => way !== published)) {
      await saved(next, published);
      await place.review(name);
      await place.publish(name);
      published = next;
    }
    await saved(`${renamed.trimEnd()}\ncouleur: bleu\n`, renamed);
    await expect(place.review(name)).rejects.toMatchObject({
      problems: [expect.objectContaining({ message: expect.stringMatching(/couleur/) })],
    });
    await place.withdraw(name);
  }
});
