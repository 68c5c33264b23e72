import { pastedHtml } from "../../../admin/widgets/html/pasted-html.ts";
import { ALLOWED_TAGS, parseHtml } from "../../../contribution/validation/html.ts";

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body lang=FR>
<!--StartFragment--><p class=MsoNormal><b><span style='font-size:14.0pt'>Une aide<o:p></o:p></span></b></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>avoir
16 ans</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>habiter le Gard</p><!--EndFragment--></body></html>`;

const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;">Pour </span><span style="font-weight:700;">passer</span><span style="font-style:italic"> le BAFA</span></p></b>`;

describe("a text pasted with its formatting", () => {
  it.each([
    ["a text alone", "<span style='color:red'>Une  aide\n pour vous</span>", "Une aide pour vous"],
    ["bold and italic", "<b>Une</b> <i>aide</i>", "<strong>Une</strong> <em>aide</em>"],
    ["bold over two words", "<b>Une</b><b> aide</b>", "<strong>Une aide</strong>"],
    ["paragraphs", "<div><p>Un.</p><div>Deux.</div></div>", "<p>Un.</p>\n<p>Deux.</p>"],
    ["titles", "<h2>Titre</h2>Texte", "<p>Titre</p>\n<p>Texte</p>"],
    [
      "a numbered list",
      "<ol><li>un</li><li><p>deux</p></li></ol>fin",
      "<ul>\n  <li>un</li>\n  <li>deux</li>\n</ul>\n<p>fin</p>",
    ],
    [
      "a table",
      "<table><tr><td>Gard</td><td>30</td></tr><tr><td>Lot</td></tr></table>",
      "<p>Gard 30</p>\n<p>Lot</p>",
    ],
    ["signs that HTML reserves", "<p>moins de 3 &lt; 4 &amp; plus</p>", "moins de 3 &lt; 4 &amp; plus"],
    ["what is not for reading", "<style>p{}</style><script>x()</script><title>T</title>Texte", "Texte"],
    [
      "formatting around paragraphs",
      "<b><p>Un.</p><p>Deux.</p></b>",
      "<p><strong>Un.</strong></p>\n<p><strong>Deux.</strong></p>",
    ],
    ["tags around nothing", "<p><b> </b>Texte<i></i></p><p><b><br></b></p>", "Texte"],
    ["an abbreviation", '<abbr title="Brevet" class="x">BAFA</abbr>', '<abbr title="Brevet">BAFA</abbr>'],
    [
      "a word processor's list",
      WORD,
      "<p><strong>Une aide</strong></p>\n<ul>\n  <li>avoir 16 ans</li>\n  <li>habiter le Gard</li>\n</ul>",
    ],
    ["an online document", DOCS, "Pour <strong>passer</strong><em> le BAFA</em>"],
    ["nothing", "<meta charset='utf-8'>", ""],
  ])("keeps what is allowed of %s", (_, html, expected) => {
    expect(pastedHtml(html)).toBe(expected);
  });

  it("makes links say that they open a window, and drops addresses that mean nothing elsewhere", () => {
    expect(
      pastedHtml('<a href="https://www.gard.fr" onclick="x()"><b>Le Gard</b></a> <a href="#top">haut</a>'),
    ).toBe(
      '<a href="https://www.gard.fr" target="_blank" rel="noopener" title="Le Gard - Nouvelle fenêtre"><strong>Le Gard</strong></a> haut',
    );
    expect(pastedHtml('<a href="javascript:alert(1)">ici</a>')).toBe("ici");
    expect(pastedHtml('<a href="mailto:a@gard.fr">a@gard.fr</a>')).toBe(
      '<a href="mailto:a@gard.fr">a@gard.fr</a>',
    );
  });

  it("never leaves a tag that is not allowed, whatever is pasted", () => {
    const odd = `<p><a href="https://x.fr"><h3>T<p>U</a>V<table><b><li>w</table><img src=x onerror=y><iframe></iframe>z`;
    const { tags } = parseHtml(pastedHtml(odd));
    expect(tags.filter(({ name }) => !(ALLOWED_TAGS as readonly string[]).includes(name))).toEqual([]);
  });
});
