import { renderToStaticMarkup } from "react-dom/server";
import { LimitedHtml } from "../../../admin/preview/limited-html.tsx";

describe("limited HTML in the preview", () => {
  const drawn = (html: string) => renderToStaticMarkup(<LimitedHtml html={html} />);

  it("draws the tags that the simulator shows", () => {
    expect(drawn("Un <strong>mot</strong> &amp; une <ul><li>liste</li></ul>")).toBe(
      "<div>Un <strong>mot</strong> &amp; une <ul><li>liste</li></ul></div>",
    );
  });

  it("keeps the text of other tags, never their code", () => {
    expect(drawn('<h1 onclick="x()">Titre</h1><script>alert(1)</script><img src=x onerror=alert(1)>')).toBe(
      "<div>Titre</div>",
    );
  });

  it("drops attributes and addresses that are not allowed", () => {
    expect(drawn('<a href="javascript:alert(1)" style="x">ici</a>')).toBe("<div><a>ici</a></div>");
    expect(drawn('<a href="https://www.gard.fr" onmouseover="x">là</a>')).toBe(
      '<div><a href="https://www.gard.fr">là</a></div>',
    );
  });

  it("copes with tags that are never closed", () => {
    expect(drawn("<p>un <strong>deux")).toBe("<div><p>un <strong>deux</strong></p></div>");
    expect(drawn("</p></div>fin")).toContain("fin");
  });
});
