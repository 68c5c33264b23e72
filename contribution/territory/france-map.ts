/** The generated outlines of the departments, as a path from the project's root. */
export const MAP_FILE = "contribution/territory/generated/map.txt";

/** Width and height of the frame of the mainland and Corsica. */
export const MAINLAND = { width: 613, height: 585 } as const;

/** Departments so small that they are drawn with more detail, to be shown a second time in large. */
export const AROUND_PARIS = ["75", "92", "93", "94"];

/** Width and height of the frame of each overseas department. */
export const OVERSEAS = { width: 56, height: 56 } as const;

/** Outlines as SVG paths by department code: the mainland's in one frame, each overseas one in its own. */
export function readMap(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf("\t")), line.slice(line.indexOf("\t") + 1)]),
  );
}
