import { matchedItems } from "../../contribution/source/matching/matched-items.ts";
import { positionAt } from "../../contribution/source/places/places.ts";
import { plainLayout } from "../../contribution/source/places/plain-layout.ts";

/** How many times as long it takes for eight times as much; the least of three, so that a pause does not count. */
function growth(run: (count: number) => void): number {
  const least = (count: number) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const start = process.cpuUsage();
        run(count);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      }),
    );
  run(1_000);
  return least(32_000) / least(4_000);
}

describe("a list of thousands of equal elements", () => {
  it("is found element by element in a time that grows with it, not with its square", () => {
    const places = (count: number) => {
      const place = plainLayout(`a:\n  - b: 1\n    values:\n${"      - x\n".repeat(count)}c: 1\n`);
      for (let i = 0; i < count; i += 1) expect(place(["a", 0, "values", i])?.end).toBeDefined();
    };
    expect(growth(places)).toBeLessThan(30);
  });

  it("is matched with another one in a time that grows with it, not with its square", () => {
    const match = (count: number) => {
      const items = Array.from({ length: count }, () => "x");
      expect(matchedItems(items, items.slice(1)).removed).toEqual([count - 1]);
    };
    expect(growth(match)).toBeLessThan(30);
  });
});

it("the places of a text that was read before are found in a time that grows with it, not with its square", () => {
  const places = (count: number) => {
    const bytes = Buffer.from("<b>".repeat(count));
    positionAt(bytes.toString(), 0);
    const again = bytes.toString();
    let lines = 0;
    for (let i = 0; i < count; i += 1) lines += positionAt(again, i).line;
    expect(lines).toBe(count);
  };
  expect(growth(places)).toBeLessThan(30);
});
