import type { ProblemReason, SourceProblem } from "./source-problem.ts";

/** What a contributor reads: what was found and expected, then what to do. */
export interface ProblemMessage {
  readonly message: string;
  readonly help: string;
}

/** The French sentences of a problem, for somebody who has never seen YAML. */
export function problemMessage({ reason, values }: Pick<SourceProblem, "reason" | "values">): ProblemMessage {
  const [message, help] = SENTENCES[reason](values);
  return { message, help };
}

type Sentences = (values: Readonly<Record<string, string>>) => readonly [message: string, help: string];

const QUOTE_IT =
  'Si ce caractère fait partie de votre texte, mettez tout le texte entre guillemets droits : "votre texte".';

const SENTENCES: Readonly<Record<ProblemReason, Sentences>> = {
  "not-utf8": (v) => [
    `Le fichier n’est pas enregistré en UTF-8 : la ligne ${v.line} contient un caractère que nous ne savons pas lire.`,
    "Ouvrez le fichier dans un éditeur de texte, enregistrez-le de nouveau en choisissant l’encodage « UTF-8 », puis vérifiez les lettres accentuées.",
  ],
  "byte-order-mark": () => [
    "Le fichier commence par une marque invisible (« BOM ») que certains éditeurs ajoutent, et qui gêne la lecture.",
    "Enregistrez le fichier de nouveau en choisissant « UTF-8 » et non « UTF-8 avec BOM ».",
  ],
  "nul-byte": (v) => [
    `La ligne ${v.line} contient un caractère nul, qui n’existe pas dans un texte : le fichier est sans doute abîmé, ou enregistré dans un autre encodage.`,
    "Enregistrez le fichier de nouveau en UTF-8, ou reprenez sa version précédente.",
  ],
  "lone-surrogate": () => [
    "Le texte contient une moitié de caractère (souvent un emoji coupé en deux), qui ne peut pas être enregistrée.",
    "Effacez ce caractère et saisissez-le de nouveau.",
  ],
  "too-large": (v) => [
    `Le fichier pèse ${v.size} Ko, alors que la limite est de 256 Ko : une fiche en compte d’ordinaire deux ou trois.`,
    "Vérifiez qu’une image ou un autre document n’a pas été collé dans le fichier.",
  ],
  "symbolic-link": () => [
    "À cet endroit se trouve un lien vers un autre fichier (« lien symbolique »), que nous ne suivons pas.",
    "Remplacez le lien par le fichier lui-même.",
  ],
  "not-a-file": () => [
    "À cet endroit se trouve un dossier, ou autre chose qu’un fichier : nous attendions le fichier d’une fiche.",
    "Déplacez-le ou renommez-le, pour que son nom ne finisse plus par « .yml ».",
  ],
  "not-readable": () => [
    "Ce fichier n’a pas pu être lu : cet ordinateur n’en permet pas la lecture, ou le fichier vient d’être retiré.",
    "Demandez à la personne qui s’occupe de cet ordinateur d’en permettre la lecture, puis recommencez.",
  ],
  "other-extension": () => [
    "Le nom de ce fichier ne finit pas exactement par « .yml » : le simulateur ne le lirait pas, et personne ne verrait cette fiche.",
    "Renommez le fichier, pour que son nom finisse par « .yml ».",
  ],
  "control-character": () => [
    "Le texte contient un caractère invisible qui n’a pas sa place ici, sans doute venu d’un copier-coller.",
    "Effacez la partie indiquée et saisissez-la de nouveau au clavier.",
  ],
  empty: () => [
    "Le fichier est vide : nous attendions des champs, comme « label: aide au permis ».",
    "Écrivez un champ par ligne : son nom, deux-points, une espace, puis sa valeur.",
  ],
  list: () => [
    "Le fichier contient une liste (des lignes qui commencent par un tiret) : nous attendions des champs, comme « label: aide au permis ».",
    "Donnez un nom à chaque information : le nom du champ, deux-points, une espace, puis sa valeur.",
  ],
  scalar: () => [
    "Le fichier ne contient qu’un texte : nous attendions des champs, comme « label: aide au permis ».",
    "Écrivez un champ par ligne : son nom, deux-points, une espace (elle est indispensable), puis sa valeur.",
  ],
  "duplicate-key": (v) => [
    `Le champ « ${v.key} » est écrit deux fois : il l’est déjà ligne ${v.line}, et un champ ne peut avoir qu’une valeur.`,
    "Gardez la ligne qui convient et supprimez l’autre.",
  ],
  "key-not-text": () => [
    "Un nom de champ est attendu ici, et nous trouvons des crochets ou des accolades.",
    "Écrivez le nom du champ sans crochets ni accolades ; si vous vouliez écrire un texte, mettez-le entre guillemets droits.",
  ],
  tab: () => [
    "Une tabulation sert de retrait à cette ligne : seules des espaces sont admises en début de ligne.",
    "Remplacez la tabulation par des espaces (deux par niveau).",
  ],
  "bad-indentation": () => [
    "Cette ligne n’est pas alignée avec les autres : son retrait (les espaces du début) ne correspond à aucun niveau.",
    "Alignez-la exactement sous la ligne du même niveau ; deux espaces de plus pour ce qui dépend du champ au-dessus.",
  ],
  "unclosed-quote": (v) => [
    `Un texte entre guillemets commence ici (${v.text}) et son guillemet de fin manque.`,
    `Ajoutez ${v.text} à la fin du texte, ou retirez celui du début.`,
  ],
  "text-after-quote": (v) => [
    `Il y a du texte après le guillemet de fin (${v.text}), alors que la valeur s’arrête là.`,
    v.text === "'"
      ? 'Si c’est une apostrophe, écrivez plutôt ’ dans le texte, ou mettez le texte entre guillemets doubles (").'
      : "Mettez tout le texte entre les mêmes guillemets ; pour citer à l’intérieur, utilisez « et ».",
  ],
  "unclosed-bracket": (v) => [
    `Un crochet ou une accolade s’ouvre ici (${v.text}) et n’est jamais refermé.`,
    `Refermez-le sur la même ligne. ${QUOTE_IT}`,
  ],
  "text-after-bracket": (v) => [
    `Il y a du texte après « ${v.text} », alors que la valeur s’arrête là.`,
    'Si le crochet ou l’accolade fait partie de votre texte, mettez tout le texte entre guillemets droits : "[exemple] texte".',
  ],
  "bad-comma": () => [
    "Entre crochets, une virgule manque ou est de trop : chaque élément est séparé du suivant par une seule virgule.",
    'Écrivez par exemple ["75", "92", "93"].',
  ],
  "colon-in-text": (v) => [
    v.key
      ? `Le texte du champ « ${v.key} » contient deux-points suivi d’une espace, ce qui est pris pour le début d’un autre champ.`
      : "Ce texte contient deux-points suivi d’une espace, ce qui est pris pour le début d’un autre champ.",
    'Mettez tout le texte entre guillemets droits : "aide : le permis".',
  ],
  "missing-colon": () => [
    "Cette ligne n’a pas de deux-points : nous attendions un champ, comme « label: aide au permis ».",
    "Ajoutez le nom du champ et deux-points ; si la ligne continue le texte précédent, décalez-la de deux espaces.",
  ],
  "missing-space": (v) => [
    v.key
      ? `Il manque une espace après les deux-points du champ « ${v.key} ».`
      : "Il manque une espace après les deux-points de ce champ.",
    "Écrivez le nom du champ, deux-points, une espace, puis la valeur.",
  ],
  "reserved-character": (v) => [
    `Un texte ne peut pas commencer par « ${v.text} » : ce caractère a ici un autre sens.`,
    QUOTE_IT,
  ],
  "bad-escape": (v) => [
    `Entre guillemets doubles, « ${v.text} » ne veut rien dire : la barre oblique inverse annonce un caractère spécial.`,
    "Retirez la barre oblique inverse, ou doublez-la si elle fait partie du texte.",
  ],
  "bad-block-mark": () => [
    "Après « > » ou « | » en début de valeur, le texte doit commencer à la ligne suivante, décalé de deux espaces.",
    `Passez à la ligne après ce signe et décalez le texte. ${QUOTE_IT}`,
  ],
  anchor: (v) => [
    `Un texte ne peut pas commencer par « & » : « ${v.text} » est pris pour une étiquette de renvoi, que nous n’acceptons pas.`,
    QUOTE_IT,
  ],
  alias: (v) => [
    `Un texte ne peut pas commencer par « * » : « ${v.text} » est pris pour un renvoi à un autre endroit, que nous n’acceptons pas.`,
    QUOTE_IT,
  ],
  tag: (v) => [
    `Un texte ne peut pas commencer par « ! » : « ${v.text} » est pris pour une indication technique, que nous n’acceptons pas.`,
    QUOTE_IT,
  ],
  "merge-key": () => [
    "Le champ « << » copie les champs d’un autre endroit, ce que nous n’acceptons pas.",
    "Écrivez les champs en toutes lettres à cet endroit.",
  ],
  "conflict-marks": () => [
    "Le fichier contient à la fois deux versions de la fiche, que git n’a pas su réunir : l’une va de « <<<<<<< » à « ======= », l’autre de « ======= » à « >>>>>>> ».",
    "Gardez ce qui est juste de chacune, puis retirez ces trois lignes.",
  ],
  "several-documents": () => [
    "Une ligne de tirets ou de points coupe le fichier en deux : un fichier décrit une seule fiche.",
    "Supprimez cette ligne, ou faites un second fichier de ce qui la suit.",
  ],
  directive: () => [
    "Le fichier commence par une ligne « % » : c’est une indication technique, que nous n’acceptons pas.",
    "Supprimez cette ligne.",
  ],
  "too-deep": () => [
    "Il y a trop de niveaux les uns dans les autres : une fiche n’en demande jamais plus de dix.",
    "Vérifiez qu’un crochet, une accolade ou un tiret n’a pas été répété par erreur.",
  ],
  other: () => [
    "Nous n’arrivons pas à lire cette ligne : nous attendions un champ, comme « label: aide au permis ».",
    "Vérifiez cette ligne et celle qui précède : nom du champ, deux-points, espace, valeur. En cas de doute, mettez la valeur entre guillemets droits.",
  ],
};
