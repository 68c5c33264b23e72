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
  known.delete(key);
  known.set(key, value);
  value.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return value;
}
