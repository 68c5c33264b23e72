import { ADDRESS_MUTATIONS, SOUND_ADDRESSES } from "./mutations/addresses.ts";
import { CRITERION_MUTATIONS, PROFILE_MUTATIONS, SOUND_PROFILES } from "./mutations/criteria.ts";
import { ELIGIBILITY_MUTATIONS } from "./mutations/eligibility.ts";
import { FIELD_MUTATIONS } from "./mutations/fields.ts";
import { type Mutation, saidOf } from "./mutations/mutation.ts";
import { AMOUNT_MUTATIONS, INSTITUTION_MUTATIONS, KEY_MUTATIONS } from "./mutations/others.ts";
import { PLACE_MUTATIONS } from "./mutations/places.ts";
import { TEXT_MUTATIONS } from "./mutations/texts.ts";

function behave(mutations: readonly Mutation[]): void {
  it.each(mutations.map((one) => [one.name, one] as const))("%s", (_, one) => {
    expect(saidOf(one).sort()).toEqual([...one.expected].sort());
  });
}

describe("a sound document", () => {
  it.each(["benefit-simple", "benefit-complex", "institution"] as const)("says nothing (%s)", (kind) => {
    expect(saidOf({ kind, changes: {} })).toEqual([]);
  });
  behave(SOUND_PROFILES);
  behave(SOUND_ADDRESSES);
});

describe("a defect in a field", () => behave(FIELD_MUTATIONS));
describe("a defect in a criterion", () => behave(CRITERION_MUTATIONS));
describe("a defect in a profile", () => behave(PROFILE_MUTATIONS));
describe("a defect of eligibility", () => behave(ELIGIBILITY_MUTATIONS));
describe("a defect in an amount", () => behave(AMOUNT_MUTATIONS));
describe("a defect in a text", () => behave(TEXT_MUTATIONS));
describe("a defect in an address", () => behave(ADDRESS_MUTATIONS));
describe("a defect of places", () => behave(PLACE_MUTATIONS));
describe("a key that should not be there", () => behave(KEY_MUTATIONS));
describe("a defect in an institution", () => behave(INSTITUTION_MUTATIONS));
