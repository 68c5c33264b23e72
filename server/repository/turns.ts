/** Runs tasks of the same name one after the other, so that the writers of one server seldom overtake each other. */
export type InTurn = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** Makes the turns of a repository. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (name, task) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(task, task);
    last.set(name, turn);
    const forget = () => {
      if (last.get(name) === turn) last.delete(name);
    };
    turn.then(forget, forget);
    return turn;
  };
}
