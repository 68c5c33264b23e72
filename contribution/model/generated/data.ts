// Generated from the JSON Schemas by `npm run generate`.

/**
 * Le nom tel qu’il suit l’article choisi : commencez par une minuscule, sauf nom propre, et ne mettez pas de point final.
 */
export type BenefitLabel = string;
/**
 * L’organisme qui verse ou propose l’aide. Cherchez-le par son nom, son type ou son code.
 */
export type BenefitInstitution = string;
/**
 * Le mot placé devant le nom de l’aide dans une phrase.
 */
export type BenefitPrefix = "le" | "la" | "les" | "l’" | "une" | "un" | "l’aide";
/**
 * Ce qu’est l’aide et à quoi elle sert, en deux ou trois phrases simples : entre 10 et 420 caractères visibles.
 */
export type BenefitDescription = string;
/**
 * Une condition que la personne doit remplir.
 */
export type Criterion =
  | AgeCriterion
  | RegionsCriterion
  | DepartementsCriterion
  | EpcisCriterion
  | ExcludedEpcisCriterion
  | CommunesCriterion
  | CodesPostauxCriterion
  | AttachedToInstitutionCriterion
  | QuotientFamilialCriterion
  | RegimeSecuriteSocialeCriterion
  | StatutOccupationLogementCriterion
  | FormationSanitaireSocialCriterion
  | BeneficiaireRsaCriterion
  | DifficultesAccesOuFraisLogementCriterion
  | AgenceTravailTemporaireCriterion
  | NotCriterion;
/**
 * Comment comparer la réponse de la personne à la valeur.
 */
export type OperatorCriterion = ">" | ">=" | "=" | "<" | "<=";
/**
 * Un régime de sécurité sociale.
 */
export type RegimeCriterion = "regime_general" | "regime_agricole" | "autres_regimes";
/**
 * Un statut dans le logement.
 */
export type StatutLogementCriterion =
  | "primo_accedant"
  | "proprietaire"
  | "locataire_vide"
  | "locataire_meuble"
  | "loge_gratuitement"
  | "locataire_foyer"
  | "sans_domicile";
/**
 * Un profil, avec ses conditions propres.
 */
export type Profile =
  | CollegienProfile
  | LyceenProfile
  | EnseignementSuperieurProfile
  | EtudiantProfile
  | StagiaireProfile
  | ApprentiProfile
  | ProfessionnalisationProfile
  | ChomeurProfile
  | SalarieProfile
  | IndependantProfile
  | InactifProfile
  | ServiceCiviqueProfile
  | BeneficiaireRsaProfile
  | SituationHandicapProfile
  | ParentProfile;
/**
 * Ce que le simulateur ne vérifie pas. Chaque ligne complète la phrase « Pour en bénéficier, vous devez également : » ; elle commence par un verbe à l’infinitif et finit par un point.
 */
export type BenefitConditions = string[];
/**
 * Ce que la personne s’engage à faire en échange de l’aide, par exemple des heures de bénévolat. Même forme que les autres conditions.
 */
export type BenefitVoluntaryConditions = string[];
/**
 * L’aide n’apparaît que pour les personnes qui ont déclaré cet intérêt. Laissez vide pour la montrer à tout le monde.
 */
export type BenefitInterestFlag =
  "_interetBafa" | "_interetPermisDeConduire" | "_interetEtudesEtranger" | "_interetAidesSanitaireSocial";
/**
 * Un montant, ou simplement le fait d’y avoir droit.
 */
export type BenefitType = "float" | "bool" | "mixed";
/**
 * Le montant versé quand la personne y a droit, supérieur à zéro.
 */
export type BenefitMontant = number;
/**
 * L’unité du montant.
 */
export type BenefitUnit = "€" | "%" | "séances";
/**
 * À quel rythme l’aide est versée.
 */
export type BenefitPeriodicite = "ponctuelle" | "mensuelle" | "annuelle" | "autre";
/**
 * Affichée après le montant. Elle remplace « / mois » ou « / an » : répétez le rythme si le montant est mensuel ou annuel.
 */
export type BenefitLegend = string;
/**
 * Le montant affiché est arrondi vers le bas : à la dizaine, à l’unité ou au centime.
 */
export type BenefitFloorAt = 10 | 1 | 0.01;
/**
 * Cochez quand le montant est ce que la personne doit payer, et non ce qu’elle reçoit.
 */
export type BenefitParticipation =
  | boolean
  | {
      /**
       * Le type de participation demandée à la personne.
       */
      type?: string;
      /**
       * Le texte affiché à côté de la participation.
       */
      legende?: string;
    };
/**
 * La page officielle qui présente l’aide.
 */
export type BenefitLink = string;
/**
 * L’adresse où la demande se fait en ligne.
 */
export type BenefitTeleservice = string;
/**
 * Cochez si la démarche en ligne demande de créer un compte avant de commencer.
 */
export type BenefitIsTeleserviceNeedRegister = boolean;
/**
 * Identifiant technique donné par l’équipe du simulateur, quand la démarche sait reprendre les réponses déjà données.
 */
export type BenefitTeleservicePrefill = string;
/**
 * L’adresse du formulaire à télécharger ou à imprimer.
 */
export type BenefitForm = string;
/**
 * L’adresse de la page ou du document qui explique comment faire la demande.
 */
export type BenefitInstructions = string;
/**
 * Plus le nombre est petit, plus l’aide apparaît haut. Laissez vide en général : 3 pour une aide nationale, 14 pour une aide locale.
 */
export type BenefitTop = number;
/**
 * Cochez pour retirer l’aide du simulateur sans la supprimer.
 */
export type BenefitPrivate = boolean;
/**
 * Facultatif. Sans logo, celui de l’institution est utilisé ; s’il n’y en a pas non plus, le simulateur montre le nom de l’institution.
 */
export type BenefitImgSrc = string;
/**
 * Réservé à l’équipe du simulateur. Laissez vide : le nom du fichier suffit.
 */
export type BenefitId = string;
/**
 * Réservé à l’équipe du simulateur : d’où vient cette aide quand elle a été importée.
 */
export type BenefitSource = string;
/**
 * Des personnes imaginaires et la réponse attendue pour chacune : les vérifications signalent toute condition qui les contredit. Le simulateur ne les lit pas.
 */
export type BenefitExemples = BenefitExemple[];
/**
 * Les types de guichets où la personne peut être reçue, d’après l’annuaire du service public.
 */
export type InstitutionLieuxTypes = string[];
/**
 * L’adresse de la démarche pour les personnes du régime général.
 */
export type BenefitUrl = string;
/**
 * L’adresse de la démarche pour les personnes du régime agricole.
 */
export type BenefitUrl1 = string;

/**
 * Every kind of file, and the situation of a person, by name.
 */
export interface Data {
  "benefit-simple": BenefitSimple;
  "benefit-complex": BenefitComplex;
  institution: Institution;
  situation: Situation;
}
/**
 * Une aide dont l’éligibilité est écrite dans le fichier.
 */
export interface BenefitSimple {
  label: BenefitLabel;
  institution: BenefitInstitution;
  prefix: BenefitPrefix;
  description: BenefitDescription;
  /**
   * Toutes ces conditions doivent être remplies. Sans condition, l’aide s’adresse à tout le monde.
   */
  conditions_generales?: Criterion[];
  /**
   * Il suffit de correspondre à un seul de ces profils. Sans profil, l’aide s’adresse à tous.
   */
  profils?: Profile[];
  conditions?: BenefitConditions;
  voluntary_conditions?: BenefitVoluntaryConditions;
  interestFlag?: BenefitInterestFlag;
  type: BenefitType;
  montant?: BenefitMontant;
  unit?: BenefitUnit;
  periodicite?: BenefitPeriodicite;
  legend?: BenefitLegend;
  floorAt?: BenefitFloorAt;
  participation?: BenefitParticipation;
  link: BenefitLink;
  teleservice?: BenefitTeleservice;
  is_teleservice_need_register?: BenefitIsTeleserviceNeedRegister;
  teleservicePrefill?: BenefitTeleservicePrefill;
  form?: BenefitForm;
  instructions?: BenefitInstructions;
  top?: BenefitTop;
  private?: BenefitPrivate;
  imgSrc?: BenefitImgSrc;
  id?: BenefitId;
  source?: BenefitSource;
  exemples?: BenefitExemples;
}
/**
 * Comparer l’âge de la personne, en années révolues.
 */
export interface AgeCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "age";
  operator: OperatorCriterion;
  /**
   * En années, de 0 à 120.
   */
  value: number;
}
/**
 * Habiter dans l’une des régions choisies.
 */
export interface RegionsCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "regions";
  /**
   * Une seule des régions choisies suffit.
   */
  values: string[];
}
/**
 * Habiter dans l’un des départements choisis.
 */
export interface DepartementsCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "departements";
  /**
   * Un seul des départements choisis suffit.
   */
  values: string[];
}
/**
 * Habiter dans l’une des intercommunalités choisies.
 */
export interface EpcisCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "epcis";
  /**
   * Une seule des intercommunalités choisies suffit.
   */
  values: string[];
}
/**
 * Ne pas habiter dans l’une des intercommunalités choisies.
 */
export interface ExcludedEpcisCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "excluded_epcis";
  /**
   * Habiter dans l’une d’elles suffit à être exclu.
   */
  values: string[];
}
/**
 * Habiter dans l’une des communes choisies.
 */
export interface CommunesCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "communes";
  /**
   * Une seule des communes choisies suffit.
   */
  values: string[];
}
/**
 * Avoir donné l’un des codes postaux choisis.
 */
export interface CodesPostauxCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "codes_postaux";
  /**
   * Un seul des codes postaux choisis suffit.
   */
  values: string[];
}
/**
 * Habiter sur le territoire de l’institution qui propose l’aide.
 */
export interface AttachedToInstitutionCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "attached_to_institution";
}
/**
 * Comparer le quotient familial fiscal : le revenu fiscal de référence de l’avant-dernière année, divisé par le nombre de parts. Ce n’est pas le quotient familial de la CAF.
 */
export interface QuotientFamilialCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "quotient_familial";
  operator: OperatorCriterion;
  /**
   * En euros, par mois ou par an selon la période choisie.
   */
  value: number;
  /**
   * Le montant est-il par mois ou par an ?
   */
  period: "month" | "year";
}
/**
 * Regarder le régime de sécurité sociale de la personne.
 */
export interface RegimeSecuriteSocialeCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "regime_securite_sociale";
  /**
   * Un seul des régimes choisis suffit.
   */
  includes?: RegimeCriterion[];
  /**
   * Avoir l’un d’eux suffit à être exclu.
   */
  excludes?: RegimeCriterion[];
}
/**
 * Regarder si la personne est locataire, propriétaire, hébergée…
 */
export interface StatutOccupationLogementCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "statut_occupation_logement";
  /**
   * Un seul des statuts choisis suffit.
   */
  includes?: StatutLogementCriterion[];
  /**
   * Avoir l’un d’eux suffit à être exclu.
   */
  excludes?: StatutLogementCriterion[];
}
/**
 * Suivre une formation du domaine sanitaire et social.
 */
export interface FormationSanitaireSocialCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "formation_sanitaire_social";
}
/**
 * Recevoir le RSA ce mois-ci.
 */
export interface BeneficiaireRsaCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "beneficiaire_rsa";
}
/**
 * Avoir des difficultés pour trouver un logement ou en payer les frais.
 */
export interface DifficultesAccesOuFraisLogementCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "difficultes_acces_ou_frais_logement";
}
/**
 * Travailler pour une agence d’intérim.
 */
export interface AgenceTravailTemporaireCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "agence_travail_temporaire";
}
/**
 * Ne pas remplir la condition choisie.
 */
export interface NotCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "not";
  value: Criterion;
}
/**
 * La personne est au collège.
 */
export interface CollegienProfile {
  /**
   * La situation de la personne.
   */
  type: "collegien";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (AgeCriterion | BoursierCriterion)[];
}
/**
 * Recevoir une bourse ce mois-ci.
 */
export interface BoursierCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "boursier";
}
/**
 * La personne est au lycée.
 */
export interface LyceenProfile {
  /**
   * La situation de la personne.
   */
  type: "lyceen";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (
    AgeCriterion | AnneeEtudeLyceenCriterion | BoursierCriterion | FormationSanitaireSocialCriterion
  )[];
}
/**
 * Suivre l’une des années d’études choisies.
 */
export interface AnneeEtudeLyceenCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "annee_etude";
  /**
   * Une seule des années choisies suffit.
   */
  values: ("cap_1" | "cap_2" | "seconde" | "premiere" | "terminale" | "autre")[];
}
/**
 * La personne suit des études après le baccalauréat.
 */
export interface EnseignementSuperieurProfile {
  /**
   * La situation de la personne.
   */
  type: "enseignement_superieur";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (
    | AgeCriterion
    | AnneeEtudeEnseignementSuperieurCriterion
    | BoursierCriterion
    | MentionBaccalaureatCriterion
    | FormationSanitaireSocialCriterion
  )[];
}
/**
 * Suivre l’une des années d’études choisies.
 */
export interface AnneeEtudeEnseignementSuperieurCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "annee_etude";
  /**
   * Une seule des années choisies suffit.
   */
  values: (
    | "bts_1"
    | "but_1"
    | "cpge_1"
    | "licence_1"
    | "licence_2"
    | "licence_3"
    | "master_1"
    | "master_2"
    | "doctorat_1"
    | "doctorat_2"
    | "doctorat_3"
    | "autre"
  )[];
}
/**
 * Avoir obtenu l’une des mentions choisies.
 */
export interface MentionBaccalaureatCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "mention_baccalaureat";
  /**
   * Une seule des mentions choisies suffit.
   */
  values: (
    | "mention_assez_bien"
    | "mention_bien"
    | "mention_tres_bien"
    | "mention_tres_bien_felicitations_jury"
    | "non_renseignee"
  )[];
}
/**
 * La personne est élève, étudiante ou en alternance, quel que soit le niveau.
 */
export interface EtudiantProfile {
  /**
   * La situation de la personne.
   */
  type: "etudiant";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (
    AgeCriterion | AnneeEtudeEtudiantCriterion | BoursierCriterion | FormationSanitaireSocialCriterion
  )[];
}
/**
 * Suivre l’une des années d’études choisies.
 */
export interface AnneeEtudeEtudiantCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "annee_etude";
  /**
   * Une seule des années choisies suffit.
   */
  values: (
    | "cap_1"
    | "cap_2"
    | "seconde"
    | "premiere"
    | "terminale"
    | "bts_1"
    | "but_1"
    | "cpge_1"
    | "licence_1"
    | "licence_2"
    | "licence_3"
    | "master_1"
    | "master_2"
    | "doctorat_1"
    | "doctorat_2"
    | "doctorat_3"
    | "autre"
  )[];
}
/**
 * La personne est en stage.
 */
export interface StagiaireProfile {
  /**
   * La situation de la personne.
   */
  type: "stagiaire";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (AgeCriterion | BoursierCriterion | FormationSanitaireSocialCriterion)[];
}
/**
 * La personne a un contrat d’apprentissage.
 */
export interface ApprentiProfile {
  /**
   * La situation de la personne.
   */
  type: "apprenti";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (AgeCriterion | BoursierCriterion | FormationSanitaireSocialCriterion)[];
}
/**
 * La personne a un contrat de professionnalisation.
 */
export interface ProfessionnalisationProfile {
  /**
   * La situation de la personne.
   */
  type: "professionnalisation";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (AgeCriterion | FormationSanitaireSocialCriterion)[];
}
/**
 * La personne est au chômage.
 */
export interface ChomeurProfile {
  /**
   * La situation de la personne.
   */
  type: "chomeur";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: AgeCriterion[];
}
/**
 * La personne est salariée.
 */
export interface SalarieProfile {
  /**
   * La situation de la personne.
   */
  type: "salarie";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: AgeCriterion[];
}
/**
 * La personne travaille à son compte.
 */
export interface IndependantProfile {
  /**
   * La situation de la personne.
   */
  type: "independant";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: AgeCriterion[];
}
/**
 * La personne n’étudie pas, ne travaille pas et ne cherche pas d’emploi.
 */
export interface InactifProfile {
  /**
   * La situation de la personne.
   */
  type: "inactif";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: AgeCriterion[];
}
/**
 * La personne fait un service civique.
 */
export interface ServiceCiviqueProfile {
  /**
   * La situation de la personne.
   */
  type: "service_civique";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: AgeCriterion[];
}
/**
 * La personne reçoit le RSA.
 */
export interface BeneficiaireRsaProfile {
  /**
   * La situation de la personne.
   */
  type: "beneficiaire_rsa";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: AgeCriterion[];
}
/**
 * La personne est en situation de handicap.
 */
export interface SituationHandicapProfile {
  /**
   * La situation de la personne.
   */
  type: "situation_handicap";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (AgeCriterion | TauxIncapaciteCriterion)[];
}
/**
 * Comparer le taux d’incapacité reconnu.
 */
export interface TauxIncapaciteCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "taux_incapacite";
  operator: OperatorCriterion;
  /**
   * Entre 0 et 1 : 0.5 pour 50 %.
   */
  value: number;
}
/**
 * La personne a au moins un enfant.
 */
export interface ParentProfile {
  /**
   * La situation de la personne.
   */
  type: "parent";
  /**
   * Toutes ces conditions doivent être remplies par les personnes de ce profil.
   */
  conditions?: (AgeCriterion | EnfantsEligiblesCriterion)[];
}
/**
 * Compter les enfants, entre deux âges si vous le souhaitez.
 */
export interface EnfantsEligiblesCriterion {
  /**
   * Ce que la condition regarde.
   */
  type: "enfants_eligibles";
  operator: OperatorCriterion;
  /**
   * Un nombre entier.
   */
  value: number;
  /**
   * En années, compris.
   */
  age_min?: number;
  /**
   * En années, compris.
   */
  age_max?: number;
}
/**
 * Une personne imaginaire, et la réponse que l’aide doit lui donner.
 */
export interface BenefitExemple {
  /**
   * Ce qui distingue cette personne, en quelques mots.
   */
  nom: string;
  situation: Situation;
  /**
   * Ce que le simulateur doit répondre à cette personne.
   */
  resultat: "eligible" | "non_eligible" | "indetermine";
}
/**
 * Une personne et son foyer à une date donnée. Une réponse absente est une réponse que l’on ne connaît pas.
 */
export interface Situation {
  /**
   * Le jour auquel on regarde si la personne a droit aux aides.
   */
  dateDeValeur: string;
  /**
   * Celle qui demande les aides.
   */
  demandeur?: {
    /**
     * Elle donne l’âge, en années révolues.
     */
    date_naissance?: string;
    /**
     * Ce que la personne fait en ce moment.
     */
    activite?: "etudiant" | "chomeur" | "salarie" | "independant" | "inactif";
    /**
     * Où la personne fait ses études.
     */
    scolarite?: "college" | "lycee" | "enseignement_superieur" | "aucune";
    /**
     * L’année d’études en cours.
     */
    annee_etude?:
      | "cap_1"
      | "cap_2"
      | "seconde"
      | "premiere"
      | "terminale"
      | "bts_1"
      | "but_1"
      | "cpge_1"
      | "licence_1"
      | "licence_2"
      | "licence_3"
      | "master_1"
      | "master_2"
      | "doctorat_1"
      | "doctorat_2"
      | "doctorat_3"
      | "autre";
    /**
     * La mention obtenue au baccalauréat.
     */
    mention_baccalaureat?:
      | "mention_assez_bien"
      | "mention_bien"
      | "mention_tres_bien"
      | "mention_tres_bien_felicitations_jury"
      | "non_renseignee";
    /**
     * Le groupe de spécialités de la formation suivie.
     */
    groupe_specialites_formation?: "groupe_330" | "autre";
    /**
     * La personne est en stage.
     */
    stagiaire?: boolean;
    /**
     * Le contrat qui lie la personne à une entreprise pendant ses études.
     */
    _contratAlternance?: "apprenti" | "professionnalisation" | "aucun";
    /**
     * La personne fait un service civique.
     */
    service_civique?: boolean;
    /**
     * La personne est en situation de handicap.
     */
    handicap?: boolean;
    /**
     * Entre 0 et 1 : 0.5 pour 50 %.
     */
    taux_incapacite?: number;
    /**
     * La personne travaille pour une agence d’intérim.
     */
    _agence_travail_temporaire?: boolean;
    /**
     * La personne souhaite passer le BAFA ou le BAFD.
     */
    _interetBafa?: boolean;
    /**
     * La personne souhaite passer le permis de conduire.
     */
    _interetPermisDeConduire?: boolean;
    /**
     * La personne souhaite étudier ou faire un stage à l’étranger.
     */
    _interetEtudesEtranger?: boolean;
    /**
     * La personne souhaite suivre une formation sanitaire ou sociale.
     */
    _interetAidesSanitaireSocial?: boolean;
    /**
     * Ce que la personne gagne en moyenne chaque mois avant l’impôt, stage ou alternance compris ; zéro si elle n’a pas de salaire.
     */
    salaire_net?: number;
    /**
     * L’allocation de France Travail, en moyenne chaque mois ; zéro si la personne n’en reçoit pas.
     */
    chomage_net?: number;
    /**
     * La personne habite chez ses parents.
     */
    habite_chez_parents?: boolean;
    /**
     * La personne figure sur la déclaration de revenus de ses parents.
     */
    enfant_a_charge?: boolean;
    /**
     * Celui de l’avant-dernière année, qui figure sur l’avis d’impôt des parents ; il décide de la bourse.
     */
    bourse_criteres_sociaux_base_ressources_parentale?: number;
  };
  /**
   * Les enfants de la personne ; une liste vide si elle n’en a pas.
   */
  enfants?: {
    /**
     * Elle donne l’âge de l’enfant.
     */
    date_naissance?: string;
  }[];
  /**
   * Avec qui la personne vit, et depuis quand à Paris.
   */
  famille?: {
    /**
     * La personne vit en couple.
     */
    en_couple?: boolean;
    /**
     * La personne habite à Paris depuis au moins trois ans, sur les cinq dernières années.
     */
    parisien?: boolean;
  };
  /**
   * Qui vit en couple avec la personne.
   */
  conjoint?: {
    /**
     * Ce que son conjoint ou sa conjointe gagne en moyenne chaque mois avant l’impôt ; zéro sans salaire ou sans couple.
     */
    salaire_net?: number;
  };
  /**
   * Où et comment la personne habite.
   */
  menage?: {
    /**
     * Le code INSEE de la commune où habite la personne ; Paris, Lyon et Marseille ont un seul code.
     */
    depcom?: string;
    /**
     * Le code postal que la personne a donné.
     */
    _codePostal?: string;
    /**
     * Le code du département ; sans réponse, il se déduit de la commune.
     */
    _departement?: string;
    /**
     * Le code de la région ; sans réponse, il se déduit de la commune.
     */
    _region?: string;
    /**
     * Le numéro SIREN de l’intercommunalité ; sans réponse, il se déduit de la commune.
     */
    _epci?: string;
    /**
     * À quel titre la personne occupe son logement.
     */
    statut_occupation_logement?:
      | "primo_accedant"
      | "proprietaire"
      | "locataire_vide"
      | "locataire_meuble"
      | "loge_gratuitement"
      | "locataire_foyer"
      | "sans_domicile";
    /**
     * La personne a des difficultés à trouver un logement ou à en payer les frais.
     */
    _difficultes_acces_ou_frais_logement?: boolean;
    /**
     * Le loyer, sans les charges ; en colocation, la part de la personne.
     */
    loyer?: number;
    /**
     * Les charges qui s’ajoutent au loyer ; zéro s’il n’y en a pas.
     */
    charges_locatives?: number;
    /**
     * La personne partage son logement en colocation.
     */
    coloc?: boolean;
    /**
     * La personne loue une chambre seulement.
     */
    logement_chambre?: boolean;
  };
  /**
   * La personne reçoit une bourse ce mois-ci.
   */
  boursier?: boolean;
  /**
   * Le régime dont relève la personne.
   */
  regime_securite_sociale?: "regime_general" | "regime_agricole" | "autres_regimes";
  /**
   * Le montant du RSA reçu ce mois-ci ; zéro si la personne ne le reçoit pas.
   */
  rsa?: number;
  /**
   * Celui de l’avant-dernière année, du foyer fiscal de la personne.
   */
  rfr?: number;
  /**
   * Les parts du foyer fiscal, la même année que le revenu fiscal de référence.
   */
  nbptr?: number;
}
/**
 * Une aide dont l’éligibilité et le montant sont calculés par le moteur OpenFisca.
 */
export interface BenefitComplex {
  label: BenefitLabel;
  institution: BenefitInstitution;
  prefix: BenefitPrefix;
  description: BenefitDescription;
  conditions?: BenefitConditions;
  voluntary_conditions?: BenefitVoluntaryConditions;
  interestFlag?: BenefitInterestFlag;
  type: BenefitType;
  unit?: BenefitUnit;
  periodicite?: BenefitPeriodicite;
  legend?: BenefitLegend;
  floorAt?: BenefitFloorAt;
  participation?: BenefitParticipation;
  /**
   * Le groupe de personnes pour lequel OpenFisca calcule l’aide.
   */
  entity: "individus" | "familles" | "menages" | "foyers_fiscaux";
  /**
   * La période pour laquelle OpenFisca calcule l’aide.
   */
  openfiscaPeriod: "thisMonth" | "thisYear";
  /**
   * Le nom de la variable calculée, quand il n’est pas celui du fichier.
   */
  openfisca_eligibility_source?: string;
  /**
   * Cochez si le calcul a besoin des revenus de l’avant-dernière année.
   */
  isBaseRessourcesYearMinusTwo?: boolean;
  /**
   * Cochez si le calcul a besoin du patrimoine.
   */
  isBaseRessourcesPatrimoine?: boolean;
  /**
   * Cochez si la MSA verse l’aide aux personnes du régime agricole.
   */
  msa?: boolean;
  /**
   * Cochez si les montants déjà reçus ne doivent pas entrer dans le calcul.
   */
  setToZeroRecently?: boolean;
  lieuxTypes?: InstitutionLieuxTypes;
  /**
   * Un message affiché avec le résultat, pour prévenir d’une limite du calcul.
   */
  warning?: string;
  /**
   * L’adresse de la démarche à la CAF et à la MSA, quand elles diffèrent.
   */
  teleservices?: {
    caf?: BenefitUrl;
    msa?: BenefitUrl1;
  };
  link: BenefitLink;
  teleservice?: BenefitTeleservice;
  is_teleservice_need_register?: BenefitIsTeleserviceNeedRegister;
  teleservicePrefill?: BenefitTeleservicePrefill;
  form?: BenefitForm;
  instructions?: BenefitInstructions;
  top?: BenefitTop;
  private?: BenefitPrivate;
  imgSrc?: BenefitImgSrc;
  id?: BenefitId;
  source?: BenefitSource;
  exemples?: BenefitExemples;
}
/**
 * Un organisme qui verse ou propose des aides.
 */
export interface Institution {
  /**
   * Le nom complet, tel que l’institution l’écrit.
   */
  name: string;
  /**
   * Il dit quel territoire l’institution couvre.
   */
  type: "region" | "departement" | "epci" | "commune" | "caf" | "msa" | "national" | "europeen" | "autre";
  /**
   * Le code officiel de la région, du département ou de la commune.
   */
  code_insee?: string;
  /**
   * Les neuf chiffres qui identifient l’organisme ; obligatoire pour une intercommunalité.
   */
  code_siren?: string;
  /**
   * Pour une CAF ou une MSA : les départements dont elle s’occupe.
   */
  departments?: string[];
  /**
   * Les mots placés devant le nom dans une phrase : « de la », « du », « de l’ »…
   */
  prefix?: string;
  /**
   * Facultatif : une image PNG ou JPEG. Sans logo, le simulateur montre le nom de l’institution.
   */
  imgSrc?: string;
  /**
   * Réservé à l’équipe du simulateur : où sont écrits les calculs de cette institution.
   */
  repository?: "france-local" | "paris";
  lieuxTypes?: InstitutionLieuxTypes;
  /**
   * Le rang par défaut des aides de cette institution : plus il est petit, plus elles apparaissent haut.
   */
  top?: number;
}
