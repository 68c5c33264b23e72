/**
 * Tests that need the real engine, whose address is in OPENFISCA_URL: `npm run openfisca -- --during "npm test"`. Where
 * there is none, one line of the report says that they were not run.
 */
export function realEngine(tests: (address: string) => void): void {
  const address = process.env.OPENFISCA_URL;
  if (address) describe(`the real OpenFisca at ${address}`, () => tests(address));
  else {
    it("NOT RUN, for want of the real OpenFisca: OPENFISCA_URL names none", () => {
      console.warn('The tests of the real OpenFisca were not run: npm run openfisca -- --during "npm test"');
    });
  }
}
