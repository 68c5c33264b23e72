import { mayShowImage, showsImage } from "../../contribution/desk/files/image-mentions.ts";

/** However a text writes the path of an image, the image is not taken for one that nobody shows. */
const IMAGE = "img/institutions/logo été.png";

it.each([
  "imgSrc: img/institutions/logo été.png",
  "imgSrc: IMG/institutions/LOGO E\u0301TE\u0301.PNG",
  'imgSrc: "img/institutions/logo \\xe9t\\u00e9.png"',
  "- <img src=/img/institutions/logo%20%C3%A9t%c3%a9.png>",
  "- <a href='https://aides.example.org/img/institutions/logo&#32;&#xE9;t&#233;.png'>Logo</a>",
  "- ![Logo](/img/institutions/logo été.png)",
])("%s", (text) => {
  expect([showsImage(text, IMAGE), mayShowImage(text, IMAGE)]).toEqual([true, true]);
});

it("a name alone, in an address of another site, is enough to keep an image, and not to let it go", () => {
  const text = "- https://cdn.example.org/%zz/logo%20été.png \\U00110000";
  expect([showsImage(text, IMAGE), mayShowImage(text, IMAGE)]).toEqual([false, true]);
});
