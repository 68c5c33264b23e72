import fc from "fast-check";
import { PROFILE_CONDITIONS } from "../../contribution/eligibility/judging/profiles.ts";
import { UNKNOWN, YES } from "../../contribution/eligibility/judging/truth.ts";
import { readFacts } from "../../contribution/eligibility/person/facts.ts";
import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import { PROFILES } from "../../contribution/model/schema.ts";
import { type GridPoint, gridOf } from "../../contribution/review/audience/grid.ts";
import { groupsFor } from "../../contribution/review/audience/groups.ts";
import { PERSONA_AXIS, PERSONAS } from "../../contribution/review/audience/persona-axis.ts";
import { holds } from "../support/random.ts";
import { territory } from "../support/territory.ts";

describe("the typical persons", () => {
  it("are one for each profile, each of its own, and no answer is missing to tell", () => {
    expect(Object.keys(PERSONAS).sort()).toEqual([...PROFILES.keys()].sort());
    const { points } = gridOf([PERSONA_AXIS]);
    for (const [index, type] of Object.keys(PERSONAS).entries()) {
      const facts = readFacts(points[index]?.situation ?? { dateDeValeur: "" }, relationsOf(territory));
      const truths = Object.entries(PROFILE_CONDITIONS).map(
        ([name, { judge }]) => [name, judge(facts)] as const,
      );
      expect([type, new Map(truths).get(type as keyof typeof PROFILE_CONDITIONS)]).toEqual([type, YES]);
      expect(truths.filter(([, truth]) => truth === UNKNOWN)).toEqual([]);
    }
  });
});

describe("groups of persons", () => {
  it("hold what is wanted and nothing else, whatever is wanted", () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 4 });
    const check = fc.property(sizes, fc.infiniteStream(fc.integer({ min: 0, max: 5 })), (axes, dice) => {
      const points = grid(axes).map(
        (values): GridPoint => ({ values, situation: { dateDeValeur: "2026-01-01" } }),
      );
      // Wanted by a rule now and then, at random otherwise.
      const rule = dice.next().value;
      const wanted = new Set(
        points.filter(({ values }) => (rule < 3 ? values[0] === rule : dice.next().value === 0)),
      );
      const { groups, left } = groupsFor(points, (point) => wanted.has(point), axes.length);
      const held = points.filter(({ values }) =>
        groups.some(({ limits }) =>
          [...limits].every(([axis, allowed]) => allowed.includes(values[axis] ?? -1)),
        ),
      );
      expect(new Set([...held, ...left])).toEqual(wanted);
      expect(held.length + left.length).toBe(wanted.size);
      if (rule < 3 && wanted.size > 0 && wanted.size < points.length)
        expect(groups.map(({ limits }) => [...limits])).toEqual([[[0, [rule]]]]);
    });
    holds(check, 500);
  });
});

function grid(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value])),
    [[]],
  );
}
