import { conditionRows, rowSentence } from "../../../contribution/eligibility/sentences/condition-rows.ts";

const age = (operator: string, value: unknown) => ({ type: "age", operator, value });

describe("conditions that read together", () => {
  it("are the two bounds of an age, the lower first, even apart", () => {
    const list = [age("<=", 25), { type: "boursier" }, age(">=", 16)];
    expect(conditionRows(list)).toEqual([[2, 0], [1]]);
  });

  it("are the first bound of each side when there are several", () => {
    expect(conditionRows([age(">=", 16), age(">", 18), age("<", 26)])).toEqual([[0, 2], [1]]);
  });

  it("are none without two bounds", () => {
    expect(conditionRows([age(">=", 16), age("=", 25), age("≤", 25), null, "oups"])).toHaveLength(5);
  });

  it.each([
    [age(">=", 16), age("<=", 25), "avoir entre 16 et 25 ans"],
    [age(">", 15), age("<", 26), "avoir entre 16 et 25 ans"],
    [age(">=", 15.5), age("<", 25.5), "avoir entre 16 et 25 ans"],
    [age(">=", 18), age("<", 19), "avoir 18 ans"],
    [age(">=", 25), age("<=", 16), "avoir au moins 25 ans et au plus 16 ans"],
  ])("%j and %j are « %s »", (lower, upper, sentence) => {
    expect(rowSentence([lower, upper], [0, 1], {})).toBe(sentence);
  });
});
