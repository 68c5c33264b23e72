/** Third person of the verbs that sentences use: what lets one phrase read as a condition and inside a summary. */
const THIRD_PERSONS = {
  avoir: "a",
  être: "est",
  habiter: "habite",
  recevoir: "reçoit",
  relever: "relève",
  remplir: "remplit",
  suivre: "suit",
  travailler: "travaille",
} as const;

/** What a person must do or be: « avoir » and « au moins 16 ans ». */
export interface Phrase {
  readonly verb: keyof typeof THIRD_PERSONS;
  readonly rest: string;
  /** Whether the verb is denied: « ne pas recevoir le RSA ». */
  readonly negated: boolean;
}

/** A phrase as a condition: « avoir au moins 16 ans », « ne pas recevoir le RSA ». */
export function infinitive({ verb, rest, negated }: Phrase): string {
  return `${negated ? "ne pas " : ""}${verb} ${rest}`;
}

/** A phrase after « toute personne qui »: « a au moins 16 ans », « ne reçoit pas le RSA ». */
export function thirdPerson({ verb, rest, negated }: Phrase): string {
  const conjugated = THIRD_PERSONS[verb];
  if (!negated) return `${conjugated} ${rest}`;
  return /^[aeêh]/.test(conjugated) ? `n’${conjugated} pas ${rest}` : `ne ${conjugated} pas ${rest}`;
}

/** « a, b ou c »; « a, b ni c » when the verb before is denied. */
export function oneOf(items: readonly string[], negated = false): string {
  return joined(items, negated ? "ni" : "ou");
}

/** « a, b et c ». */
export function allOf(items: readonly string[]): string {
  return joined(items, "et");
}

function joined(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
