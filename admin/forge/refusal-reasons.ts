/** A reason for which a forge says no, as its own words and statuses tell it apart. */
interface Reason {
  readonly statuses: readonly number[];
  readonly words: RegExp;
  /** What happened and what to do, in French; `name` is the forge's. */
  readonly sentence: (name: string) => string;
}

const KEPT = "Rien n’a été changé, et votre texte est toujours là.";

/** From the most particular one on: what a forge says of one reason may hold the words of another. */
const REASONS: readonly Reason[] = [
  {
    statuses: [401, 403],
    words: /SAML|single sign-on|\bSSO\b/i,
    sentence: (name) =>
      `Votre organisation demande une connexion unique (SSO), que votre jeton n’a pas encore. ${KEPT} Autorisez-le pour l’organisation dans les réglages de vos jetons sur ${name}, puis réessayez.`,
  },
  {
    statuses: [403],
    words: /forbids access via a/i,
    sentence: (name) =>
      `L’organisation n’accepte pas cette sorte de jeton, ou pas pour une durée aussi longue. ${KEPT} Demandez à l’équipe lequel elle accepte, créez-le sur ${name}, puis reconnectez-vous.`,
  },
  {
    statuses: [403],
    words: /insufficient_scope|not accessible by|required scope|support fine-grained/i,
    sentence: (name) =>
      `Votre jeton ${name} n’a pas les droits qu’il faut pour cela. ${KEPT} Créez-en un avec les droits que la page de connexion indique, puis reconnectez-vous.`,
  },
  {
    statuses: [403],
    words: /archived/i,
    sentence: (name) =>
      `Le dépôt est archivé sur ${name} : il se lit, mais rien ne s’y écrit plus. ${KEPT} Demandez à l’équipe où le catalogue se trouve maintenant.`,
  },
  {
    statuses: [422, 500, 503],
    words: /\bdiff\b.*(too long|unavailable)/i,
    sentence: (name) =>
      `Il y a trop de changements pour que ${name} les compare. Rien n’est perdu. Réessayez dans quelques minutes ; si cela revient, la personne qui gère le dépôt peut regarder cette branche sur ${name}.`,
  },
  {
    statuses: [405],
    words: /moved projects/i,
    sentence: (name) =>
      `Le catalogue vient d’être déplacé ou renommé sur ${name}. ${KEPT} Copiez-le, puis rechargez la page : l’enregistrement se fera à la nouvelle adresse.`,
  },
  {
    statuses: [400, 403, 409, 422],
    words: /secret|push protection/i,
    sentence: (name) =>
      `${name} croit voir un mot de passe ou une clé secrète dans ce que vous enregistrez, et ne l’accepte pas. ${KEPT} Retirez-le, ou demandez à l’équipe technique de l’autoriser.`,
  },
  {
    statuses: [400, 403, 413, 422],
    words: /too large|exceeds.*(size|limit)|file size|larger than/i,
    sentence: (name) =>
      `Un fichier est trop lourd pour ${name}. ${KEPT} Choisissez une image plus légère, puis enregistrez de nouveau.`,
  },
];

/** Why a forge says no, in French, with what to do; undefined when its words are none that are known. */
export function reasonOf(name: string, status: number, detail: string): string | undefined {
  const reason = REASONS.find(({ statuses, words }) => statuses.includes(status) && words.test(detail));
  return reason?.sentence(name);
}
