import { fromJS, type Map as ImmutableMap } from "immutable";
import { elapsed } from "../../../admin/unsaved/elapsed.ts";
import { changedMeanwhile, changesLeft, fieldChanges } from "../../../admin/unsaved/field-changes.ts";
import {
  type CopyStorage,
  copiesOf,
  forgetCopy,
  forgetOldCopies,
  keepCopy,
  type UnsavedCopy,
} from "../../../admin/unsaved/stored-copies.ts";

/** A form's data, as Decap holds them. */
const form = (data: object) => fromJS(data) as ImmutableMap<string, unknown>;

describe("the changes of a form", () => {
  const opened = form({ label: "aide", conditions: ["a", "b"], amount: { montant: 3 }, __base: "text" });
  const now = form({ label: "aide", conditions: ["a"], top: 4, __base: "text" });

  it("are the fields that differ, with what they were", () => {
    const changes = fieldChanges(opened, now);
    expect(changes).toEqual({
      conditions: { was: ["a", "b"], is: ["a"] },
      amount: { was: { montant: 3 }, is: undefined },
      top: { was: undefined, is: 4 },
    });
    expect(fieldChanges(opened, form({ ...opened.toJS(), __base: "other text" }))).toEqual({});
  });

  it("say, after they were kept as text, what is left to change and what somebody else changed", () => {
    const kept = JSON.parse(JSON.stringify(fieldChanges(opened, now)));
    expect(Object.keys(changesLeft(kept, opened))).toEqual(["conditions", "amount", "top"]);
    expect(changesLeft(kept, now)).toEqual({});
    expect(changedMeanwhile(kept, opened)).toEqual([]);
    expect(changedMeanwhile(kept, form({ conditions: ["c"], amount: { montant: 3 } }))).toEqual([
      "conditions",
    ]);
  });
});

/** A storage with room for that many characters. */
function storageOf(room: number): CopyStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, text) {
      const others = [...items].filter(([name]) => name !== key).map(([, value]) => value.length);
      if (others.reduce((sum, length) => sum + length, text.length) > room)
        throw new Error("QuotaExceededError");
      items.set(key, text);
    },
  };
}

const copy = (id: string, at: number, address = "institutions/x"): UnsavedCopy => ({
  id,
  address,
  at,
  changes: { name: { is: "x".repeat(100) } },
});

describe("copies of work that is not saved", () => {
  it("are found by their entry, the most recent first", () => {
    const storage = storageOf(10_000);
    storage.setItem("something else", "{");
    storage.setItem("contribution.unsaved.broken", "{");
    for (const kept of [copy("a", 1), copy("b", 3), copy("c", 2, "institutions/")]) keepCopy(storage, kept);
    keepCopy(storage, copy("a", 4));
    expect(copiesOf(storage, "institutions/x")).toEqual([copy("a", 4), copy("b", 3)]);
    forgetCopy(storage, "a");
    expect(copiesOf(storage, "institutions/x").map(({ id }) => id)).toEqual(["b"]);
  });

  it("leave room for the one at hand, the oldest first", () => {
    const storage = storageOf(450);
    for (const at of [1, 2, 3]) expect(keepCopy(storage, copy(`copy ${at}`, at))).toBe(true);
    expect(copiesOf(storage, "institutions/x").map(({ id }) => id)).toEqual(["copy 3", "copy 2"]);
    expect(keepCopy(storageOf(10), copy("a", 1))).toBe(false);
  });

  it("are forgotten after two months", () => {
    const storage = storageOf(10_000);
    const day = 24 * 3600 * 1000;
    keepCopy(storage, copy("old", 0));
    keepCopy(storage, copy("recent", 2 * day));
    forgetOldCopies(storage, 61 * day);
    expect(copiesOf(storage, "institutions/x").map(({ id }) => id)).toEqual(["recent"]);
  });

  it.each([
    [20_000, "il y a moins d’une minute"],
    [5 * 60_000, "il y a 5 minutes"],
    [3_700_000, "il y a 1 heure"],
    [50 * 3_600_000, "il y a 2 jours"],
  ])("of %d ms ago say so in words", (ms, words) => {
    expect(elapsed(0, ms)).toBe(words);
  });
});
