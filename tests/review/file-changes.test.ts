import type { Kind } from "../../contribution/model/collections.ts";
import { changeSummary } from "../../contribution/review/change-summary.ts";
import { fileChanges } from "../../contribution/review/file-changes.ts";
import { sampleBenefit, sampleComplexBenefit, sampleInstitution } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const context = {
  territory,
  institutionName: (slug: string) => (slug === "departement_gard" ? "Département du Gard" : undefined),
};

const samples = {
  "benefit-simple": sampleBenefit,
  "benefit-complex": sampleComplexBenefit,
  institution: sampleInstitution,
};

/** What is said of a sample once some of its keys are changed; spaces that never break are read as spaces. */
function said(
  to: Record<string, unknown>,
  from: Record<string, unknown> = {},
  kind: Kind = "benefit-simple",
): string[] {
  const sample = samples[kind]();
  return fileChanges(kind, { ...sample, ...from }, { ...sample, ...to }, context).map(({ within, text }) =>
    (within ? `${within} : ${text}` : text).replaceAll("\u00a0", " "),
  );
}

function summary(to: Record<string, unknown>): string {
  return changeSummary(
    "benefit-simple",
    { data: sampleBenefit() },
    { data: { ...sampleBenefit(), ...to } },
    context,
  );
}

const general = (...criteria: unknown[]) => ({ conditions_generales: criteria });
const age = (operator: string, value: number) => ({ type: "age", operator, value });
const departments = (...values: string[]) => ({ type: "departements", values });

describe("changes in words", () => {
  it("tells a choice that takes the place of another, however alike their names", () => {
    const profile = (...values: string[]) => ({
      profils: [{ type: "enseignement_superieur", conditions: [{ type: "mention_baccalaureat", values }] }],
    });
    expect(said(profile("mention_tres_bien"), profile("mention_bien"))).toEqual([
      "Profil « Dans l’enseignement supérieur » : Mentions : très bien (ajout)",
      "Profil « Dans l’enseignement supérieur » : Mentions : bien (retrait)",
    ]);
  });

  it("tells an amount, with the unit of each version", () => {
    expect(said({ montant: 250 })).toEqual(["Montant : 150 € → 250 €"]);
    expect(said({ montant: 1250.5 })).toEqual(["Montant : 150 € → 1 250,5 €"]);
    expect(said({ montant: 20, unit: "%" })).toEqual([
      "Montant : 150 € → 20 %",
      "Unité : euros (€) → pour cent (%)",
    ]);
    expect(said({ periodicite: "mensuelle", legend: "par mois" })).toEqual([
      "Périodicité : une seule fois → chaque mois",
      "Légende du montant : « maximum » → « par mois »",
    ]);
    expect(said({ montant: "150" })).toEqual(["Montant : 150 € → « 150 »"]);
  });

  it("tells yes and no, what comes and what goes", () => {
    expect(said({ private: true })).toEqual(["Masquer cette aide : oui (ajout)"]);
    expect(said({ private: false }, { private: true })).toEqual(["Masquer cette aide : oui → non"]);
    expect(said({ interestFlag: undefined })).toEqual([
      "Réservée aux personnes intéressées par : le BAFA ou le BAFD (retrait)",
    ]);
    expect(said({ institution: "etat" })).toEqual([
      "Institution : Département du Gard (departement_gard) → « etat »",
    ]);
    expect(said({ imaginaire: 3 })).toEqual(["imaginaire : 3 (ajout)"]);
    expect(said({ values: [] })).toEqual(["values : [] (ajout)"]);
  });

  it("tells ages as the whole years that are accepted", () => {
    const from = general(age(">=", 16), age("<=", 25));
    expect(said(general(age(">=", 18), age("<=", 25)), from)).toEqual(["Âge minimum : 16 → 18 ans"]);
    expect(said(general(age(">=", 16), age("<", 30)), from)).toEqual(["Âge maximum : 25 → 29 ans"]);
    expect(said(general(age(">", 15), age("<=", 25)), from)).toEqual([
      "Âge minimum : 16 ans, écrit autrement",
    ]);
    expect(said(general(age("=", 18)), general(age("=", 17)))).toEqual(["Âge : 17 ans → 18 ans"]);
    expect(said(general(age("<=", 16)), general(age(">=", 16)))).toEqual([
      "Âge : au moins 16 ans → au plus 16 ans",
    ]);
  });

  it("tells places by their names, hundreds of them by their count and some names", () => {
    const from = general(departments("48"));
    expect(said(general(departments("30", "34", "48")), from)).toEqual([
      "2 départements ajoutés : Gard, Hérault",
    ]);
    expect(said(from, general(departments("30", "48")))).toEqual(["1 département retiré : Gard"]);
    expect(
      said(
        general({ type: "excluded_epcis", values: ["243000643", "200034692"] }),
        general({ type: "excluded_epcis", values: ["243000643"] }),
      ),
    ).toEqual(["1 intercommunalité exclue ajoutée : CA du Gard Rhodanien (30)"]);
    const gard = [...territory.communesOf("department", "30")];
    const [line] = said(
      general({ type: "communes", values: gard }),
      general({ type: "communes", values: ["34172"] }),
    );
    expect(line).toMatch(/^350 communes ajoutées : Aigaliers \(30\)(, [^,]+){7}, et 342 autres$/);
    expect(said(general(departments("30", "48")), general(departments("48", "30")))).toEqual([
      "Départements, ordre (sans effet) : Lozère passe de la 1re à la 2e place",
    ]);
  });

  it("tells conditions with the sentences of the form, and one inserted from all changed", () => {
    const from = general(departments("30"), age(">=", 16));
    expect(said(general({ type: "beneficiaire_rsa" }, departments("30"), age(">=", 16)), from)).toEqual([
      "Condition ajoutée : recevoir le RSA",
    ]);
    expect(said(general(age(">=", 16), departments("30")), from)).toEqual([
      "Qui peut en bénéficier, ordre (sans effet) : « habiter dans le Gard » passe de la 1re à la 2e place",
    ]);
    const quotient = (value: number, period = "month") =>
      general({ type: "quotient_familial", operator: "<=", value, period });
    expect(said(quotient(800), quotient(700))).toEqual([
      "Quotient familial : inférieur ou égal à 700 € par mois → inférieur ou égal à 800 € par mois",
    ]);
    const not = (...values: string[]) => general({ type: "not", value: departments(...values) });
    expect(said(not("30", "34"), not("30"))).toEqual([
      "Exception « Départements » : 1 département ajouté : Hérault",
    ]);
    expect(said(general({ type: "not", value: age(">=", 30) }), not("30"))).toEqual([
      "Condition ajoutée : avoir moins de 30 ans",
      "Condition retirée : ne pas habiter dans le Gard",
    ]);
    const housing = (includes: string[]) => general({ type: "statut_occupation_logement", includes });
    expect(said(housing(["locataire_vide", "proprietaire"]), housing(["locataire_vide"]))).toEqual([
      "Statuts acceptés : propriétaire (ajout)",
    ]);
    expect(said(general({ type: "age" }), from).at(0)).toBe(
      'Condition modifiée : avoir au moins 16 ans → condition à corriger ({"type":"age"})',
    );
  });

  it("tells what changed inside a profile from profiles that came, went or moved", () => {
    const lyceen = (...values: string[]) => ({
      type: "lyceen",
      conditions: [{ type: "annee_etude", values }],
    });
    const from = { profils: [lyceen("terminale"), { type: "apprenti" }] };
    expect(
      said({ profils: [{ type: "chomeur" }, lyceen("terminale", "premiere"), { type: "apprenti" }] }, from),
    ).toEqual([
      "Profil « Au lycée » : Années d’études : première (ajout)",
      "Profil ajouté : être en recherche d’emploi",
    ]);
    expect(said({ profils: [{ type: "apprenti" }, lyceen("terminale")] }, from)).toEqual([
      "Profils concernés, ordre (sans effet) : « être au lycée, en terminale » passe de la 1re à la 2e place",
    ]);
    expect(said({ profils: undefined }, from)).toEqual([
      "Profil retiré : être au lycée, en terminale",
      "Profil retiré : être en apprentissage",
    ]);
  });

  it("tells links by their domains", () => {
    expect(
      said({ teleservice: "https://www.gard.fr/demande" }, { teleservice: "https://www.caf.fr/demande" }),
    ).toEqual(["Lien « Démarche en ligne » remplacé (ancien domaine caf.fr, nouveau domaine gard.fr)"]);
    expect(said({ link: "https://www.exemple.fr/autre" })).toEqual([
      "Lien « Page de référence » remplacé (même domaine exemple.fr, autre page)",
    ]);
    expect(said({ form: "https://gard.fr/f.pdf", instructions: undefined })).toEqual([
      "Lien « Formulaire à remplir » ajouté (domaine gard.fr)",
      "Lien « Marche à suivre » retiré (domaine exemple.fr)",
    ]);
  });

  it("tells a text word by word, its links and its formatting apart", () => {
    const before = {
      ...sampleBenefit(),
      description: "Le Gard rembourse <strong>une partie</strong> du stage.",
    };
    const after = { ...before, description: "Le Gard rembourse une <em>moitié</em> du stage." };
    const [text, format] = fileChanges("benefit-simple", before, after, context);
    expect(text?.words).toEqual([
      { kind: "kept", text: "Le Gard rembourse une " },
      { kind: "removed", text: "partie" },
      { kind: "added", text: "moitié" },
      { kind: "kept", text: " du stage." },
    ]);
    expect(format?.text).toBe("Description, mise en forme : italique en plus, gras en moins");
    const link = (href: string) => ({ description: `Voyez <a href="${href}">la page du Gard</a> avant.` });
    expect(said(link("https://gard.fr/b"), link("https://caf.fr/a"))).toEqual([
      "Description, lien dans le texte remplacé (ancien domaine caf.fr, nouveau domaine gard.fr)",
    ]);
    expect(said({ description: "Un &amp; deux, trois." }, { description: "Un & deux,  trois." })).toEqual([
      "Description : espaces ou écriture, rien ne change à la lecture",
    ]);
    expect(said({ conditions: ["Habiter le Gard.", "Être inscrit à une session de formation."] })).toEqual([
      "Autres conditions, ligne 1 : « Habiter le Gard. » (ajout)",
    ]);
    expect(said({ conditions: ["B b.", "A a."] }, { conditions: ["A a.", "B b."] })).toEqual([
      "Autres conditions, ordre : « A a. » passe de la 1re à la 2e place",
    ]);
  });

  it("tells the keys of complex benefits and of institutions", () => {
    const teleservices = (caf: string) => ({ teleservices: { caf } });
    expect(said(teleservices("https://a.fr"), teleservices("https://b.fr"), "benefit-complex")).toEqual([
      "Démarches selon le régime : Lien « Démarche à la CAF » remplacé (ancien domaine b.fr, nouveau domaine a.fr)",
    ]);
    expect(said({ participation: { legende: "reste" } }, { participation: true })).toEqual([
      "Participation demandée : oui → Légende de la participation : « reste »",
    ]);
    expect(said({ departments: ["30", "48"] }, { departments: ["30"] }, "institution")).toEqual([
      "1 département ajouté : Lozère",
    ]);
    expect(said({ code_insee: 30 }, {}, "institution")).toEqual(["Code INSEE : « 30 » → 30"]);
  });
});

describe("the summary in one line", () => {
  it("says the one change, or the first and how many others", () => {
    expect(summary({ montant: 250 })).toBe("montant 150 € → 250 €");
    expect(summary({ montant: 250, label: "aide au BAFD" })).toBe("montant et 1 autre changement");
    expect(summary({ montant: 250, label: "aide au BAFD", legend: "minimum" })).toBe(
      "montant et 2 autres changements",
    );
    expect(
      summary({
        description: "Une tout autre description, bien plus longue que la précédente, et nouvelle.",
      }),
    ).toBe("description");
    expect(summary({ label: "aide au BAFA" })).toBe("mise en forme du fichier");
  });

  it("says that a file comes, goes, or cannot be read", () => {
    const data = { data: sampleBenefit() };
    const broken = { unreadable: "Le fichier est illisible." };
    expect(changeSummary("benefit-simple", undefined, data)).toBe("création");
    expect(changeSummary("benefit-simple", data, undefined)).toBe("suppression");
    expect(changeSummary("benefit-simple", data, broken)).toBe("fichier illisible");
    expect(changeSummary("benefit-simple", broken, data)).toBe("fichier de nouveau lisible");
  });
});
