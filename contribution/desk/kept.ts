/**
 * The value of a key, asked for once as long as it is among the last `most` ones that were asked for; a failure is not
 * kept.
 */
export function kept<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  most: number,
  ask: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? ask();
  keep(known, key, value, most);
  value.catch(() => known.delete(key));
  return value;
}

/** Keeps a value as the newest one, and at most `most` of them. */
export function keep<Value>(known: Map<string, Value>, key: string, value: Value, most: number): void {
  known.delete(key);
  known.set(key, value);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
}
