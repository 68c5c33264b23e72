import { CRITERIA } from "../../contribution/model/schema.ts";
import { territory } from "../support/territory.ts";
import { CRITERION_MUTATIONS, SOUND_PROFILES } from "../validation/mutations/criteria.ts";
import { EXAMPLE_FILES } from "./example-files.ts";
import { wanting } from "./wanting.ts";

describe("a criterion of the schemas is whole", () => {
  it.each([...CRITERIA.keys()])("%s", (type) => {
    expect(wanting(type, territory)).toEqual([]);
    expect(EXAMPLE_FILES.map(({ name }) => name)).toContain(`criterion-${type}`);
    const mutations = [...CRITERION_MUTATIONS, ...SOUND_PROFILES].map(({ name }) => name);
    expect(mutations.some((name) => name.includes(` ${type} `) || name.endsWith(` its ${type}`))).toBe(true);
  });
});
