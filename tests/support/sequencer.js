import Sequencer from "@jest/test-sequencer";

/** What takes longest, though its files are the smallest: begun last, it would end alone. */
const FIRST = /\/tests\/desk\/stores-/;

/** Jest begins with what took longest the last time; where it has no times, with the largest files. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const isFirst = ({ path }) => FIRST.test(path);
    const sorted = [...super.sort(tests)];
    return [...sorted.filter(isFirst), ...sorted.filter((test) => !isFirst(test))];
  }
}
