import { textEdits } from "../../contribution/source/writing/text-edits.ts";

describe("edits from a text to another", () => {
  it.each([
    ["are none between equal texts", "a\nb\n", "a\nb\n", []],
    [
      "replace what differs in a line",
      "a\nle chat\nc\n",
      "a\nle chien\nc\n",
      [{ start: 7, end: 9, text: "ien" }],
    ],
    ["remove a line", "a\nb\nc\n", "a\nc\n", [{ start: 2, end: 4, text: "" }]],
    ["add a line", "a\nc\n", "a\nb\nc\n", [{ start: 2, end: 2, text: "b\n" }]],
    [
      "stay apart when the changes are",
      "a\nb\nc\nd\n",
      "A\nb\nc\nD\n",
      [
        { start: 0, end: 1, text: "A" },
        { start: 6, end: 7, text: "D" },
      ],
    ],
    ["cut no character in two", "😀\n", "😁\n", [{ start: 0, end: 2, text: "😁" }]],
    ["cut no line break in two", "a\r\n", "a\n", [{ start: 1, end: 3, text: "\n" }]],
  ])("%s", (_, before, after, edits) => {
    expect(textEdits(before, after)).toEqual(edits);
  });
});
