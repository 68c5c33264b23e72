/** What git or a remote says (a part of it, in English), and a French sentence that says the same of this remote. */
type Words = readonly (readonly [RegExp, (name: string) => string])[];

const FULL_THERE = (name: string) =>
  `Il n’y a plus de place sur ${name} : la personne qui gère ce dépôt peut en faire.`;

/** git cannot read an object that it needs. */
export const DAMAGE =
  /bad (tree )?object|bogus commit|missing (blob|tree|commit)|unable to (read|parse) [\w ]*[0-9a-f]{40}|Could not read [0-9a-f]{40}/;

/** Why a remote could not be read or sent to at all; the first that fits. */
export const FAILURES: Words = [
  [
    /rate limit|too many requests|(error|status)[: ]+429/i,
    (name) => `${name} a reçu trop de demandes en peu de temps, et demande d’attendre.`,
  ],
  [
    /SAML|single sign-on/i,
    (name) =>
      `${name} demande que le jeton du serveur soit autorisé pour son organisation (connexion unique) : la personne qui gère le serveur peut l’y autoriser.`,
  ],
  [
    /archived/i,
    (name) => `${name} est archivé : il ne se modifie plus. La personne qui gère ce dépôt peut le rouvrir.`,
  ],
  [
    /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    (name) =>
      `Rien ne prouve au serveur que ${name} est bien celui qu’il connaît : la personne qui le gère peut vérifier sa clé, puis l’enregistrer.`,
  ],
  [
    /certificate|SSL routines|TLS/i,
    (name) =>
      `Le certificat de ${name} n’est pas valable, ou plus : la personne qui gère ce dépôt peut le renouveler.`,
  ],
  [
    /dubious ownership|unsafe repository/i,
    (name) =>
      `Les fichiers de ${name} sont ceux d’un autre compte de cette machine : git n’y touche pas tant que la personne qui gère le serveur ne l’a pas permis (« safe.directory »).`,
  ],
  [
    /insufficient permission for adding|unable to create temporary|(Unable to create|cannot open|cannot lock|unable to write)[^\n]*(Permission denied|Read-only)|Read-only file system/i,
    () =>
      "Le serveur n’a pas le droit d’écrire dans sa propre copie du dépôt : la personne qui le gère peut le lui donner.",
  ],
  [
    /No space left|quota exceeded|File too large/i,
    () =>
      "Il n’y a plus de place sur le serveur pour ce qui doit être reçu : la personne qui le gère peut en faire.",
  ],
  [
    /(Permission|Write access)[^\n]* (denied to|not granted)|not allowed to (push|upload|download)|(error|status)[: ]+403/i,
    (name) =>
      `${name} connaît le compte du serveur, mais ne lui permet pas cela : la personne qui gère ce dépôt peut lui en donner le droit.`,
  ],
  [
    /could not read (Username|Password)|Authentication failed|Invalid username|Permission denied|terminal prompts disabled|(error|status)[: ]+401|HTTP Basic: Access denied/i,
    (name) =>
      `${name} demande une identification que le serveur n’a pas, ou qui n’est plus valable (un jeton expire) : la personne qui le gère peut la configurer dans git.`,
  ],
  [
    /repository[^\n]* not found|not found: |does not appear to be a git repository|project you were looking for|(error|status)[: ]+404/i,
    (name) =>
      `Il n’y a pas de dépôt à l’adresse de ${name}, ou le serveur n’a pas le droit de le voir : la personne qui le gère peut vérifier cette adresse.`,
  ],
  [
    DAMAGE,
    (name) =>
      `Il manque quelque chose dans le dépôt du serveur, ou dans ${name} : la personne qui les gère peut le chercher avec « git fsck ».`,
  ],
  [
    /(error|status)[: ]+5\d\d/i,
    (name) => `${name} est en panne, ou fermé quelque temps : le serveur réessaiera.`,
  ],
  [
    /Could not resolve host|Name or service not known|unable to look up|nodename nor servname|name resolution/i,
    (name) => `L’adresse de ${name} est introuvable : le réseau est coupé, ou cette adresse a changé.`,
  ],
  [
    /early EOF|RPC failed|hung up unexpectedly|Connection reset|unexpected disconnect|Broken pipe|transfer closed|premature/i,
    (name) => `La connexion à ${name} a été coupée avant la fin.`,
  ],
];

/** Why a remote that answers did not take a branch; the first that fits. */
export const REFUSALS: Words = [
  [
    /protected branch|protected ref|GH006|not allowed to (force )?push code to/i,
    (name) =>
      `${name} protège cette branche, et n’y prend rien directement : la personne qui gère ce dépôt peut le permettre au serveur.`,
  ],
  [/No space left|quota exceeded|File too large|disk (is )?full/i, FULL_THERE],
  [
    /unable to create temporary|insufficient permission|Permission denied|Read-only|unable to migrate/i,
    (name) =>
      `${name} ne peut pas garder ce qui lui est envoyé : ses fichiers ne peuvent pas être modifiés. La personne qui gère ce dépôt peut y remédier.`,
  ],
  [
    /checked out/i,
    (name) =>
      `Cette branche est ouverte dans le dossier de travail de ${name}, qui ne laisse pas l’y changer : il faut envoyer à un dépôt sans dossier de travail.`,
  ],
  [
    /exists; cannot create/i,
    (name) =>
      `Une branche de ${name} porte un nom qui empêche d’y mettre celle-ci : la personne qui gère ce dépôt peut la renommer.`,
  ],
  [
    /deletion prohibited|denying ref deletion/i,
    (name) =>
      `${name} n’accepte pas que des branches soient supprimées : ce qui a été supprimé ici y reste. La personne qui gère ce dépôt peut l’y supprimer.`,
  ],
  [
    /non-fast-forward/i,
    (name) =>
      `${name} garde un brouillon qui a été supprimé ici, et n’accepte pas que le nouveau prenne sa place : la personne qui gère ce dépôt peut y supprimer l’ancien.`,
  ],
  [
    /hidden ref/i,
    (name) => `${name} n’accepte pas de branche de ce nom : la personne qui gère ce dépôt peut le permettre.`,
  ],
  [/\.lock': File exists/i, (name) => `Un autre programme travaille sur ${name} : le serveur réessaiera.`],
];

/** The sentence of what was said; undefined when none says it. */
export function sentenceOf(words: Words, name: string, said: string): string | undefined {
  return words.find(([pattern]) => pattern.test(said))?.[1](name);
}
