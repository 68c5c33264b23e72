import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ROOT } from "../support/command.ts";

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, Group>> };
}

interface Group {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly [keyword: string]: unknown;
}

/** The groups of a test case, and their names in the description. */
const GROUPS = ["Individu", "Famille", "Foyer_Fiscal", "Menage"];
const CALLS = ["SituationInput", "SituationOutput", "Trace"];

/** Roles and variables that our tests send or ask. */
export const SPOKEN: ReadonlySet<string> = new Set(
  `parents enfants declarants personnes_a_charge personne_de_reference conjoint
   date_naissance activite scolarite annee_etude mention_baccalaureat groupe_specialites_formation stagiaire
   service_civique handicap taux_incapacite apprenti professionnalisation boursier regime_securite_sociale
   secteur_activite_employeur habite_chez_parents enfant_a_charge bourse_criteres_sociaux_base_ressources_parentale
   salaire_net salaire_de_base salaire_imposable chomage_net chomage_brut
   mobili_jeune aide_mobilite_master aide_mobilite_parcoursup pret_formation_permis_eligibilite
   en_couple parisien rsa ppa aide_logement rfr nbptr
   depcom statut_occupation_logement loyer charges_locatives coloc logement_chambre`.split(/\s+/),
);

export const SPECIFICATION_FILE = join(ROOT, "tests/openfisca/fixtures/specification.json");

/** OpenFisca’s own description of its web API, cut down to {@link SPOKEN}. */
export function recordedSpecification(): Description {
  return JSON.parse(readFileSync(SPECIFICATION_FILE, "utf8")) as Description;
}

/** The same cut of a whole description. */
export function cutDown({ components }: Description): Description {
  const schemas = Object.fromEntries(
    [...GROUPS, ...CALLS].map((name) => {
      const { example: _, ...group } = components.schemas[name] ?? {};
      if (CALLS.includes(name)) return [name, group];
      const kept = Object.entries(group.properties ?? {}).filter(([key]) => SPOKEN.has(key));
      return [name, { ...group, properties: Object.fromEntries(kept) }];
    }),
  );
  return { components: { schemas } };
}

/** What a description says against a body: none when it is what the engine says that it takes, or gives. */
export function complaints(specification: Description, call: "SituationInput" | "SituationOutput" | "Trace") {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema({ $id: "openfisca", ...specification });
  const validate = ajv.compile({ $ref: `openfisca#/components/schemas/${call}` });
  return (body: unknown): readonly string[] => {
    validate(body);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
