import { Refusal } from "../connection/refusal.ts";

/** Most letters of a forge's own words that are shown. */
const MOST_WORDS = 300;

/** What a repository's own rules refuse, in the words of whoever wrote them: the team knows what they mean. */
export function ruleRefusal(name: string, words: string): Refusal {
  const shown = words.replace(/\s+/g, " ").trim().slice(0, MOST_WORDS);
  return new Refusal(
    `Une règle du dépôt, sur ${name}, n’accepte pas cet enregistrement. Votre texte est toujours dans le formulaire : transmettez à l’équipe technique ce que dit ${name} : « ${shown} »`,
    422,
  );
}
