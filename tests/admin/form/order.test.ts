import { inFormOrder } from "../../../admin/form/order.ts";
import type { Finding, Path } from "../../../contribution/diagnostics/diagnostic.ts";

function finding(...path: Path): Finding {
  return { code: "untrimmed", severity: "warning", message: "", path };
}

describe("the list of what is to correct", () => {
  it("follows the fields of the form, then the positions in their lists", () => {
    const found = [
      finding("conditions", 10),
      finding("profils", 1, "conditions", 0, "value"),
      finding("conditions", 2),
      finding("profils", 0, "conditions", 3),
      finding("label"),
      finding("profils", 1),
      finding("nobody_knows"),
      finding(),
    ];
    expect(inFormOrder("benefit-simple", found).map(({ path }) => path.join("/"))).toEqual([
      "nobody_knows",
      "",
      "label",
      "profils/0/conditions/3",
      "profils/1",
      "profils/1/conditions/0/value",
      "conditions/2",
      "conditions/10",
    ]);
  });
});
