import { createTurns } from "../repository/turns.ts";

/** Makes an answer, or gives the one that is about to be made for somebody who asked the same. */
export type Share<Answer> = (question: string, make: () => Promise<Answer>) => Promise<Answer>;

/**
 * Makes one answer at a time to each question. All who ask meanwhile share the next one, which is made of what is so
 * after each of them has asked: whoever has just saved sees it.
 */
export function createSharing<Answer>(): Share<Answer> {
  const inTurn = createTurns();
  const next = new Map<string, Promise<Answer>>();
  return (question, make) => {
    const known = next.get(question);
    if (known) return known;
    const answer = inTurn(question, () => {
      next.delete(question);
      return make();
    });
    next.set(question, answer);
    return answer;
  };
}
