import type { ChildProcessWithoutNullStreams } from "node:child_process";

/** A git process that stays open, is asked one line at a time, and answers in the order of the questions. */
export interface LastingProcess<Answer> {
  /** Starts the process if need be; rejects when it ends before its answer. */
  ask(line: string): Promise<Answer>;
  /** Ends it once it has answered; a later question starts it again. */
  close(): void;
}

/** Cuts what a process writes into answers, and gives each away. */
export type MakeParser<Answer> = (give: (answer: Answer) => void) => (chunk: Buffer) => void;

/** What became of a question that a process ended on. */
export class ProcessEnded extends Error {
  override readonly name = "ProcessEnded";
}

interface Waiting<Answer> {
  readonly line: string;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Keeps a process that is started with the first question, and again after it has ended. */
export function createLastingProcess<Answer>(
  start: () => ChildProcessWithoutNullStreams,
  makeParser: MakeParser<Answer>,
): LastingProcess<Answer> {
  let current: ReturnType<typeof begin> | undefined;

  const begin = () => {
    const child = start();
    const waiting: Waiting<Answer>[] = [];
    let unsent = "";
    let said = "";
    const end = (error: Error) => {
      if (current?.child === child) current = undefined;
      const [first, ...others] = waiting.splice(0);
      first?.reject(error);
      // The answers come in order: only the first question can be what ended it.
      for (const { line, resolve, reject } of others)
        if (error instanceof ProcessEnded) ask(line).then(resolve, reject);
        else reject(error);
    };
    child.stdout.on(
      "data",
      makeParser((answer) => waiting.shift()?.resolve(answer)),
    );
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdin.on("error", () => undefined);
    child.on("error", end);
    child.on("close", (code) => end(new ProcessEnded(`git ended with ${code}: ${said.trim()}`)));
    const flush = () => {
      if (unsent !== "") child.stdin.write(unsent);
      unsent = "";
    };
    return {
      child,
      ask: (line: string) =>
        new Promise<Answer>((resolve, reject) => {
          waiting.push({ line, resolve, reject });
          // One write for all that is asked in the same turn.
          if (unsent === "") setImmediate(flush);
          unsent += `${line}\n`;
        }),
      close() {
        flush();
        child.stdin.end();
      },
    };
  };

  const ask = async (line: string): Promise<Answer> => {
    current ??= begin();
    return current.ask(line);
  };

  return {
    ask,
    close() {
      current?.close();
      current = undefined;
    },
  };
}
