import {
  codesToAdd,
  pastedRows,
  wholeEpci,
  withChoice,
  withCorrection,
  withoutRepetition,
} from "../../../admin/widgets/territory/pasted-rows.ts";
import { matchPastedList } from "../../../contribution/territory/pasted-list.ts";
import { territory } from "../../support/territory.ts";

const LIST = "Nîmes\n30189\nUzès;Saint-Denis\nPatelinville\nBellegarde-sur-Valserine";

describe("the review of a pasted list", () => {
  it("chooses what is sure, once each, and leaves the rest to the person", () => {
    const rows = pastedRows(matchPastedList(territory, LIST, "commune"));
    expect(rows.map(({ text, status }) => `${text}: ${status}`)).toEqual([
      "Nîmes: found",
      "30189: found",
      "Uzès: found",
      "Saint-Denis: several",
      "Patelinville: unknown",
      "Bellegarde-sur-Valserine: found",
    ]);
    expect(codesToAdd(rows, ["30334"])).toEqual(["30189", "01033"]);
  });

  it("adds the homonym that was chosen, and what a correction means", () => {
    const rows = pastedRows(matchPastedList(territory, LIST, "commune"));
    const [several, unknown] = [rows[3], rows[4]];
    const chosen = withChoice(rows, several?.key ?? "", "93066");
    const corrected = withCorrection(
      chosen,
      unknown?.key ?? "",
      matchPastedList(territory, "Alès, Anduze", "commune"),
    );
    expect(codesToAdd(corrected, [])).toEqual(["30189", "30334", "93066", "30007", "30010", "01033"]);
    expect(new Set(corrected.map(({ key }) => key)).size).toBe(corrected.length);
  });

  it("leaves out what is unticked or ignored", () => {
    const rows = pastedRows(matchPastedList(territory, "Nîmes\nPatelinville", "commune"));
    const [first, second] = rows.map(({ key }) => key);
    const left = withCorrection(withChoice(rows, first ?? "", undefined), second ?? "", []);
    expect(left).toHaveLength(1);
    expect(codesToAdd(left, [])).toEqual([]);
  });

  it("shows a place that was pasted twice once, and unticks it everywhere", () => {
    const rows = pastedRows(matchPastedList(territory, "Nîmes\nUzès\n30189", "commune"));
    expect(withoutRepetition(rows).map(({ text }) => text)).toEqual(["Nîmes", "Uzès"]);
    expect(codesToAdd(withChoice(rows, rows[0]?.key ?? "", undefined), [])).toEqual(["30334"]);
  });

  it("recognises all the communes of an intercommunality, and only all of them", () => {
    const communes = [...territory.communesOf("epci", "243000643")];
    expect(wholeEpci(territory, communes)?.code).toBe("243000643");
    expect(wholeEpci(territory, communes.slice(1))).toBeUndefined();
    expect(wholeEpci(territory, [...communes, "75056"])).toBeUndefined();
    expect(wholeEpci(territory, [])).toBeUndefined();
  });
});
