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

/**
 * A pure function of one object that remembers the last one only: every rule looks at a file before the next. What else
 * it is given follows from the object.
 */
export function rememberedFor<Subject extends object, Rest extends readonly unknown[], Result>(
  compute: (subject: Subject, ...rest: Rest) => Result,
): (subject: Subject, ...rest: Rest) => Result {
  let last: { readonly subject: Subject; readonly result: Result } | undefined;
  return (subject, ...rest) => {
    if (last?.subject !== subject) last = { subject, result: compute(subject, ...rest) };
    return last.result;
  };
}
