import type { Situation } from "../../model/situation.ts";
import { birthdayAt, DAY } from "./age-axis.ts";
import type { Axis, SituationDraft } from "./axis.ts";
import { putPersona } from "./persona-axis.ts";

/** A typical situation: where it stands on each axis, and its answers. */
export interface GridPoint {
  readonly values: readonly number[];
  readonly situation: Situation;
}

/** Typical situations. */
export interface Grid {
  readonly points: readonly GridPoint[];
  /** How many there would be, when these are only a sample. */
  readonly sampledFrom: number | undefined;
}

/** The most situations that are made: enough for any but a few benefits, in a moment. */
const MOST = 5_000;

/** Every combination of the values of the axes; of a larger grid, as many of them spread all over it. */
export function gridOf(axes: readonly Axis[], most = MOST): Grid {
  const possible = axes.reduce((product, { size }) => product * size, 1);
  const count = Math.min(possible, most);
  const stride = possible > most ? coprimeStride(possible) : 1;
  const points: GridPoint[] = [];
  for (let index = 0; index < count; index += 1) {
    const values = valuesAt((index * stride) % possible, axes);
    const draft = typicalDraft();
    if (axes.every((axis, at) => axis.put(draft, values[at] ?? 0)))
      points.push({
        values,
        situation: { ...draft.situation, demandeur: draft.demandeur, menage: draft.menage },
      });
  }
  return { points, sampledFrom: possible > most ? possible : undefined };
}

function valuesAt(index: number, axes: readonly Axis[]): number[] {
  let left = index;
  return axes.map(({ size }) => {
    const value = left % size;
    left = Math.floor(left / size);
    return value;
  });
}

/** A step that visits the whole grid before coming back, and whose beginnings are spread as evenly as can be. */
function coprimeStride(size: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let stride = Math.max(1, Math.floor((size % 1_000_003) * golden));
  while (greatestDivisor(stride, size) !== 1) stride += 1;
  return stride;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/** Somebody of 20 whose every answer is known, and none of whom opens a right. */
function typicalDraft(): SituationDraft {
  const draft: SituationDraft = {
    situation: {
      dateDeValeur: DAY,
      enfants: [],
      boursier: false,
      regime_securite_sociale: "regime_general",
      rsa: 0,
      rfr: 10_000,
      nbptr: 1,
    },
    demandeur: {
      date_naissance: birthdayAt(20),
      annee_etude: "autre",
      mention_baccalaureat: "non_renseignee",
      groupe_specialites_formation: "autre",
      stagiaire: false,
      service_civique: false,
      handicap: false,
      taux_incapacite: 0,
      _contratAlternance: "aucun",
      _agence_travail_temporaire: false,
    },
    menage: {
      depcom: "45234",
      _codePostal: "45000",
      statut_occupation_logement: "locataire_vide",
      _difficultes_acces_ou_frais_logement: false,
    },
    persona: "inactif",
    isChosen: false,
  };
  putPersona(draft, "inactif");
  return draft;
}
