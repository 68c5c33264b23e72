import { renderToStaticMarkup } from "react-dom/server";
import { amountText, floored } from "../../../admin/preview/amount-text.ts";
import { LimitedHtml } from "../../../admin/preview/limited-html.tsx";

describe("the amount as the simulator writes it", () => {
  const amount = { type: "float", montant: 280, unit: "€", periodicite: "annuelle" };

  it.each([
    [amount, "280 € / an"],
    [{ ...amount, periodicite: "mensuelle" }, "280 € / mois"],
    [{ ...amount, periodicite: "ponctuelle" }, "280 €"],
    [{ ...amount, legend: "maximum / an" }, "280 € maximum / an"],
    [{ ...amount, legend: "maximum" }, "280 € maximum"],
    [{ ...amount, montant: 1234.9, periodicite: "autre" }, "1 234 €"],
    [{ ...amount, montant: 12.5, floorAt: 0.01, periodicite: "autre" }, "12,50 €"],
    [{ ...amount, participation: true, periodicite: "autre" }, "280 € à votre charge"],
    [{ ...amount, type: "bool" }, ""],
    [{ ...amount, montant: "280" }, ""],
    [{}, ""],
  ])("%p is %p", (given, text) => {
    expect(amountText(given).replace(/[\u00a0\u202f]/g, " ")).toBe(text);
  });

  it.each([
    [0.29, 0.01, 0.29],
    [1.15, 0.01, 1.15],
    [99.99, 1, 99],
    [157, 10, 150],
    [0.5, 1, 0.5],
    [7, 10, 7],
    [12.5, undefined, 12],
  ])("%p rounded down to %p is %p", (value, step, result) => {
    expect(floored(value, step)).toBe(result);
  });
});

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
