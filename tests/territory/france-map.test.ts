import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MAINLAND, MAP_FILE, OVERSEAS, readMap } from "../../contribution/territory/france-map.ts";
import { ROOT } from "../../scripts/root.ts";
import { territory } from "../support/territory.ts";

const text = readFileSync(join(ROOT, MAP_FILE), "utf8");
const map = readMap(text);

/** Every point of a path of relative lines. */
function pointsOf(path: string): [number, number][] {
  return path.split("M").flatMap((ring) => {
    const numbers = Array.from(ring.matchAll(/-?\d+(?:\.\d+)?/g), Number);
    let [x, y] = [0, 0];
    return Array.from({ length: numbers.length / 2 }, (_, index): [number, number] => {
      x += numbers[2 * index] ?? 0;
      y += numbers[2 * index + 1] ?? 0;
      return [x, y];
    });
  });
}

describe("the map", () => {
  it("has every department, and no overseas collectivity", () => {
    const collectivities = [...territory.departments()].filter(({ code, region }) => code === region);
    const codes = [...territory.departments()].map(({ code }) => code);
    expect([...map.keys()].sort()).toEqual(
      codes.filter((code) => !collectivities.some((one) => one.code === code)).sort(),
    );
  });

  it("draws each inside its frame, with some surface", () => {
    const odd = [...map].filter(([code, path]) => {
      const { width, height } = code.startsWith("97") ? OVERSEAS : MAINLAND;
      const points = pointsOf(path);
      const isOut = points.some(([x, y]) => x < 0 || y < 0 || x > width || y > height);
      return points.length < 3 || isOut || !/^(M[\d.]+ [\d.]+l[\d. -]+z)+$/.test(path);
    });
    expect(odd.map(([code]) => code)).toEqual([]);
  });

  it("says where it comes from, and is small", () => {
    expect(text).toContain("CC BY 4.0");
    expect(text.length).toBeLessThan(45_000);
  });
});
