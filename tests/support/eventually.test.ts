import { eventually } from "./eventually.ts";

describe("an assertion that waits", () => {
  it("looks again until it matches, the contrary included", async () => {
    let count = 0;
    const read = () => {
      count += 1;
      if (count === 1) throw new Error("not there yet");
      return Promise.resolve(count);
    };
    await eventually(read).toBe(3);
    await eventually(read).not.toBe(4);
    expect(count).toBe(5);
  });
});
