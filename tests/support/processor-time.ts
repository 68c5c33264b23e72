/** What an action gives, and the processor time (ms) of this process that it takes, whatever else the machine does. */
export function processorTime<Result>(act: () => Result): {
  readonly result: Result;
  readonly milliseconds: number;
} {
  const before = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1000 };
}
