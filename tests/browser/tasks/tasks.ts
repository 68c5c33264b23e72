import type { Locator, Page } from "playwright-core";
import type { Hands } from "./hands.ts";

/** What a newcomer is asked to enter, from a sheet of facts, and the file that it must give. */
export interface Task {
  readonly name: string;
  /** Path of the file under the data root. */
  readonly file: string;
  /** Path of another file that is written with it. */
  readonly with?: string;
  /** Where it begins, after the admin's address. */
  readonly route: string;
  perform(form: Form, hands: Hands): Promise<void>;
}

/** The form, by the names that a person reads. */
export class Form {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  field(name: string, within: Page | Locator = this.#page): Locator {
    return within.getByLabel(name, { exact: true });
  }

  button(name: string | RegExp, within: Page | Locator = this.#page): Locator {
    return within.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
  }

  /** What is beside the answers of a search, hidden from roles as long as they are shown. */
  text(text: string): Locator {
    return this.#page.getByText(text, { exact: true });
  }

  group(name: string, within: Page | Locator = this.#page): Locator {
    return within.getByRole("group", { name, exact: true });
  }

  get dialog(): Locator {
    return this.#page.getByRole("dialog");
  }

  /** What adds a condition to a list of conditions. */
  adder(list: Locator): Locator {
    return list.getByRole("combobox", { name: "Ajouter une condition", exact: true });
  }

  get general(): Locator {
    return this.group("Qui peut en bénéficier");
  }
}

const NEW_BENEFIT = "/collections/benefits_javascript/new";

export const TASKS: readonly Task[] = [
  {
    name: "a department’s aid for the BAFA, with an age range and a quotient",
    file: "benefits/javascript/departement_somme-aide-au-bafa-des-jeunes-de-la-somme.yml",
    route: NEW_BENEFIT,
    async perform(form, hands) {
      const { general } = form;
      await hands.type(form.field("Nom de l’aide"), "aide au BAFA des jeunes de la Somme");
      await hands.search(form.field("Institution"), "somme", /^Département de la Somme/);
      await hands.choose(form.field("Article"), "l’");
      await hands.type(
        form.field("Description"),
        "Le département prend en charge une part de votre première session de BAFA, dès vos 16 ans.",
      );
      await hands.pick(form.adder(general), "département", /^Départements/);
      await hands.search(general.locator(".ct-territory").getByRole("combobox"), "somme", /^Somme/);
      await hands.pick(form.adder(general), "âge", /^Âge/);
      await hands.type(form.field("De (âge minimum)"), "16");
      await hands.type(form.field("À (âge maximum)"), "25");
      await hands.pick(form.adder(general), "quotient", /^Quotient/);
      await hands.choose(form.field("Comparaison", general), "au plus");
      await hands.type(form.field("Montant", general), "800");
      await hands.choose(form.field("Période", general), "par mois");
      await hands.choose(form.field("Réservée aux personnes intéressées par"), "le BAFA ou le BAFD");
      await amount(form, hands, "200", "euros (€)", "une seule fois");
      await hands.paste(form.field("Page de référence"), "https://www.exemple.fr/somme/bafa");
      await hands.paste(form.field("Formulaire à remplir"), "https://www.exemple.fr/somme/bafa-formulaire");
    },
  },
  {
    name: "a commune’s aid for the driving licence, the commune having homonyms",
    file: "benefits/javascript/ville_saint_denis-coup-de-pouce-au-permis.yml",
    route: NEW_BENEFIT,
    async perform(form, hands) {
      const { general } = form;
      await hands.type(form.field("Nom de l’aide"), "coup de pouce au permis");
      await hands.search(form.field("Institution"), "st denis", /^Ville de Saint-Denis/);
      await hands.choose(form.field("Article"), "le");
      await hands.type(
        form.field("Description"),
        "La ville avance une partie du prix de votre permis si vous donnez un peu de votre temps.",
      );
      await hands.pick(form.adder(general), "commune", /^Communes/);
      const places = general.locator(".ct-territory").getByRole("combobox");
      await hands.search(places, "saint denis", /^Saint-Denis.*Seine-Saint-Denis/);
      await hands.pick(form.adder(general), "âge", /^Âge/);
      await hands.type(form.field("De (âge minimum)"), "18");
      await hands.press(form.button("Ajouter une condition", form.group("Autres conditions")));
      await hands.type(form.field("Condition 1"), "Être inscrit dans une auto-école de la ville.");
      await hands.choose(form.field("Réservée aux personnes intéressées par"), "le permis de conduire");
      await amount(form, hands, "500", "euros (€)", "une seule fois");
      await hands.paste(form.field("Page de référence"), "https://www.exemple.fr/saint-denis/permis");
      await hands.paste(
        form.field("Démarche en ligne"),
        // As it was copied from a newsletter.
        "https://www.exemple.fr/saint-denis/permis-demande?utm_source=lettre",
      );
      await hands.press(form.button("Retirer le suivi de l’adresse"));
    },
  },
  {
    name: "a region’s aid for a computer, for two profiles with their years of study",
    file: "benefits/javascript/region_normandie-aide-a-l-achat-d-un-ordinateur.yml",
    route: NEW_BENEFIT,
    async perform(form, hands) {
      await hands.type(form.field("Nom de l’aide"), "aide à l’achat d’un ordinateur");
      await hands.search(form.field("Institution"), "normandie", /Normandie/);
      await hands.choose(form.field("Article"), "l’");
      await hands.type(
        form.field("Description"),
        "La région rembourse une partie d’un ordinateur neuf ou reconditionné au début de vos études.",
      );
      await hands.pick(form.adder(form.general), "institution", /^Territoire de l/);
      const profiles = form.group("Profils concernés");
      const profile = profiles.getByRole("combobox", { name: "Ajouter un profil" });
      await hands.pick(profile, "lycée", /lycée/);
      await years(form, hands, "Au lycée", ["CAP, 1re année", "seconde"]);
      await hands.pick(profile, "supérieur", /supérieur/);
      await years(form, hands, "Dans l’enseignement supérieur", ["BTS, 1re année", "licence, 1re année"]);
      await amount(form, hands, "150", "euros (€)", "une seule fois");
      await hands.paste(form.field("Page de référence"), "https://www.exemple.fr/normandie/ordinateur");
      await hands.paste(
        form.field("Démarche en ligne"),
        "https://www.exemple.fr/normandie/ordinateur-demande",
      );
    },
  },
  {
    name: "an intermunicipality’s aid for transport, without communes pasted from a spreadsheet",
    file: "benefits/javascript/metropole_lyon-abonnement-de-bus-a-moitie-prix.yml",
    route: NEW_BENEFIT,
    async perform(form, hands) {
      const { general, dialog } = form;
      await hands.type(form.field("Nom de l’aide"), "abonnement de bus à moitié prix");
      await hands.search(form.field("Institution"), "lyon", /Métropole de Lyon/);
      await hands.choose(form.field("Article"), "un");
      await hands.type(
        form.field("Description"),
        "La métropole paie la moitié de votre abonnement, sauf dans trois communes qui ont leur propre aide.",
      );
      await hands.pick(form.adder(general), "intercommunalité", /^Intercommunalités/);
      await hands.search(
        general.locator(".ct-territory").getByRole("combobox"),
        "métropole de lyon",
        /200046977/,
      );
      await hands.pick(form.adder(general), "commune", /^Communes/);
      await hands.press(form.button("Coller une liste", general));
      await hands.paste(
        form.field("Votre liste", dialog),
        "Givors\t69700\nGrigny-sur-Rhône\t69520\nQuincieux\t69650",
      );
      await hands.press(form.button("Vérifier la liste", dialog));
      await hands.press(form.button(/^Ajouter les/, dialog));
      await hands.press(general.getByRole("checkbox", { name: /^Sauf si/ }));
      await amount(form, hands, "50", "pour cent (%)", "chaque mois");
      await hands.paste(form.field("Page de référence"), "https://www.exemple.fr/lyon/abonnement");
      await hands.paste(form.field("Marche à suivre"), "https://www.exemple.fr/lyon/abonnement-demande");
    },
  },
  {
    name: "an aid of a town that is not in the list of institutions",
    file: "benefits/javascript/ville_nimes-bourse-aux-stages.yml",
    with: "institutions/ville_nimes.yml",
    route: NEW_BENEFIT,
    async perform(form, hands) {
      const { dialog } = form;
      await hands.type(form.field("Nom de l’aide"), "bourse aux stages");
      await hands.type(form.field("Institution"), "nîmes");
      await hands.press(form.text("Créer une institution…"));
      await hands.search(dialog.locator(".ct-combobox input"), "nîmes", /^Nîmes/);
      await hands.press(form.button("Créer et choisir cette institution", dialog));
      await hands.choose(form.field("Article"), "la");
      await hands.type(
        form.field("Description"),
        "La ville aide les jeunes qui font un stage sans être payés, une fois par an.",
      );
      await hands.pick(form.adder(form.general), "institution", /^Territoire de l/);
      await hands.choose(form.field("Forme de l’aide"), "un droit, sans montant");
      await hands.paste(form.field("Page de référence"), "https://www.exemple.fr/nimes/stages");
      await hands.paste(form.field("Formulaire à remplir"), "https://www.exemple.fr/nimes/stages-formulaire");
    },
  },
  {
    name: "another amount for an aid",
    file: "benefits/javascript/ville_villeurbanne-bourse-au-permis-de-conduire.yml",
    route: "/collections/benefits_javascript/entries/ville_villeurbanne-bourse-au-permis-de-conduire",
    async perform(form, hands) {
      await hands.type(form.field("Montant", form.group("Montant")), "650");
    },
  },
];

async function amount(form: Form, hands: Hands, value: string, unit: string, rhythm: string): Promise<void> {
  const group = form.group("Montant");
  await hands.choose(form.field("Forme de l’aide"), "un montant");
  await hands.type(form.field("Montant", group), value);
  await hands.choose(form.field("Unité"), unit);
  await hands.choose(form.field("Périodicité"), rhythm);
}

/** Adds the years of study to the profile just added. */
async function years(form: Form, hands: Hands, profile: string, names: readonly string[]): Promise<void> {
  const conditions = form.group(`Conditions du profil « ${profile} »`);
  await hands.pick(form.adder(conditions), "année", /^Année/);
  for (const name of names) await hands.press(conditions.getByRole("checkbox", { name, exact: true }));
}
