const MOST = 5_000;

/** A pure function of one text that remembers its last results: several rules ask the same of the same text. */
export function remembered<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (results.size >= MOST) results.clear();
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}

/** A pure function of one object, computed once for each object: every rule looks at the same benefit. */
export function rememberedFor<Subject extends object, Result>(
  compute: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const results = new WeakMap<Subject, Result>();
  return (subject) => {
    const known = results.get(subject);
    if (known !== undefined) return known;
    const result = compute(subject);
    results.set(subject, result);
    return result;
  };
}
