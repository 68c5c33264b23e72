import fc from "fast-check";
import { markdownCode, markdownText } from "../../../scripts/review/markdown-text.ts";
import { holds } from "../../support/random.ts";

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<!-- contribution-review -->",
      "[lien](javascript:alert(1))",
      "![](https://exemple.fr/x.png)",
      "https://exemple.fr",
      "www.exemple.fr",
      "@equipe",
      "a@exemple.fr",
      "#12",
      "GH-12",
      "depot/projet#3",
      "`code`",
      "```\n",
      "\n# Titre\n",
      "\n\n---\n",
      "\n- liste",
      "| a | b |",
      "$x$",
      ":tada:",
      "**gras**",
      "~~non~~",
      "&lt;b&gt;",
      "&#60;b>",
      "\\",
      "\u202e",
      "\0",
    ),
    fc.string({ unit: "grapheme", maxLength: 5 }),
  ),
  { maxLength: 6 },
);

describe("text of the data in Markdown", () => {
  it("is on one line, without markup, HTML, mention, reference, link nor formula, whatever it holds", () => {
    const check = fc.property(hostile, (parts) => {
      const written = markdownText(parts.join(""));
      expect(written).not.toMatch(/[\n\r]|\p{Cc}|\u202e/u);
      const bare = written.replace(/\\[\\`*_[\]#|~$]/g, "").replace(/&(amp|lt|gt);/g, "");
      expect(bare).not.toMatch(/[\\`*_[\]#|~$<>&]/);
      expect(written).not.toMatch(/@[^\u200b]|#\d|:\/\/|www\.|gh-\d|:[\w+-]+:/i);
    });
    holds(check, 3000);
  });

  it("reads as it was, the marks of the escapes aside", () => {
    expect(markdownText("L’aide « BAFA » : 200\u00a0€, 50 % (soit 1/2)")).toBe(
      "L’aide « BAFA » : 200\u00a0€, 50 % (soit 1/2)",
    );
    expect(markdownText("a*b [c](d) <e>")).toBe("a\\*b \\[c\\](d) &lt;e&gt;");
  });

  it("stays in its code span, whatever it holds", () => {
    const check = fc.property(hostile, (parts) => {
      const written = markdownCode(parts.join(""));
      const [, fence = "", inside = ""] = /^(`+)([\s\S]*?[^`])\1$/.exec(written) ?? [];
      expect(fence).not.toBe("");
      expect(inside.match(/`+/g) ?? []).not.toContain(fence);
      expect(written).not.toMatch(/[\n\r]/);
    });
    holds(check, 3000);
  });
});
