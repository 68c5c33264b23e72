import type { AnyCriterion } from "../../model/benefit.ts";
import { age } from "../conditions/age.ts";
import { agenceTravailTemporaire } from "../conditions/agence-travail-temporaire.ts";
import { anneeEtude } from "../conditions/annee-etude.ts";
import { attachedToInstitution } from "../conditions/attached-to-institution.ts";
import { beneficiaireRsa } from "../conditions/beneficiaire-rsa.ts";
import { boursier } from "../conditions/boursier.ts";
import { codesPostaux } from "../conditions/codes-postaux.ts";
import { communes } from "../conditions/communes.ts";
import { departements } from "../conditions/departements.ts";
import { difficultesAccesOuFraisLogement } from "../conditions/difficultes-acces-ou-frais-logement.ts";
import { enfantsEligibles } from "../conditions/enfants-eligibles.ts";
import { epcis } from "../conditions/epcis.ts";
import { excludedEpcis } from "../conditions/excluded-epcis.ts";
import { formationSanitaireSocial } from "../conditions/formation-sanitaire-social.ts";
import { mentionBaccalaureat } from "../conditions/mention-baccalaureat.ts";
import { not } from "../conditions/not.ts";
import { quotientFamilial } from "../conditions/quotient-familial.ts";
import { regimeSecuriteSociale } from "../conditions/regime-securite-sociale.ts";
import { regions } from "../conditions/regions.ts";
import { statutOccupationLogement } from "../conditions/statut-occupation-logement.ts";
import { tauxIncapacite } from "../conditions/taux-incapacite.ts";
import type { Compiler } from "./condition.ts";

/** How each type of criterion is judged. */
export const CONDITIONS: { readonly [Type in AnyCriterion["type"]]: Compiler<Type> } = {
  age,
  regions,
  departements,
  epcis,
  excluded_epcis: excludedEpcis,
  communes,
  codes_postaux: codesPostaux,
  attached_to_institution: attachedToInstitution,
  quotient_familial: quotientFamilial,
  regime_securite_sociale: regimeSecuriteSociale,
  statut_occupation_logement: statutOccupationLogement,
  formation_sanitaire_social: formationSanitaireSocial,
  beneficiaire_rsa: beneficiaireRsa,
  difficultes_acces_ou_frais_logement: difficultesAccesOuFraisLogement,
  agence_travail_temporaire: agenceTravailTemporaire,
  not,
  boursier,
  annee_etude: anneeEtude,
  mention_baccalaureat: mentionBaccalaureat,
  taux_incapacite: tauxIncapacite,
  enfants_eligibles: enfantsEligibles,
};
