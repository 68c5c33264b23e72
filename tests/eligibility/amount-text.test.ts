import { amountText, floored } from "../../contribution/eligibility/answers/amount-text.ts";

describe("the amount as the simulator writes it", () => {
  const amount = { type: "float", montant: 280, unit: "€", periodicite: "annuelle" };

  it.each([
    [amount, "280 € / an"],
    [{ ...amount, periodicite: "mensuelle" }, "280 € / mois"],
    [{ ...amount, periodicite: "ponctuelle" }, "280 €"],
    [{ ...amount, legend: "maximum / an" }, "280 € maximum / an"],
    [{ ...amount, legend: "maximum" }, "280 € maximum"],
    [{ ...amount, montant: 1234.9, periodicite: "autre" }, "1 234 €"],
    [{ ...amount, montant: 12.5, floorAt: 0.01, periodicite: "autre" }, "12,50 €"],
    [{ ...amount, participation: true, periodicite: "autre" }, "280 € à votre charge"],
    [{ ...amount, type: "bool" }, ""],
    [{ ...amount, montant: "280" }, ""],
    [{}, ""],
  ])("%p is %p", (given, text) => {
    expect(amountText(given).replace(/[\u00a0\u202f]/g, " ")).toBe(text);
  });

  it.each([
    [0.29, 0.01, 0.29],
    [1.15, 0.01, 1.15],
    [99.99, 1, 99],
    [157, 10, 150],
    [0.5, 1, 0.5],
    [7, 10, 7],
    [12.5, undefined, 12],
  ])("%p rounded down to %p is %p", (value, step, result) => {
    expect(floored(value, step)).toBe(result);
  });
});
