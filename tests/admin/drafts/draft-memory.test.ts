import { setTimeout as pause } from "node:timers/promises";
import { DraftMemory, type DraftWithText } from "../../../admin/drafts/draft-memory.ts";

const draft = (slug: string, texts?: Record<string, string>): DraftWithText => ({
  collection: "institutions",
  slug,
  status: "draft",
  diffs: [],
  ...(texts && { texts }),
});

describe("the memory of drafts", () => {
  it("answers for every draft after a list with details, and says which do not exist", () => {
    const memory = new DraftMemory(1000);
    expect(memory.remember([draft("a", { "institutions/a.yml": "name: A" }), draft("b")])).toEqual([
      "institutions/a",
      "institutions/b",
    ]);
    expect(memory.find("institutions/b")).toMatchObject({ slug: "b" });
    expect(memory.text("institutions", "a", "institutions/a.yml")).toBe("name: A");
    expect(memory.text("institutions", "b", "institutions/b.yml")).toBeUndefined();
    expect(memory.find("institutions/c")).toBeNull();
    expect(memory.ids()).toEqual(["institutions/a", "institutions/b"]);
  });

  it("knows nothing from the identifiers that a stock server answers", () => {
    const memory = new DraftMemory(1000);
    expect(memory.remember(["institutions/a"])).toEqual(["institutions/a"]);
    expect(memory.find("institutions/a")).toBeUndefined();
    expect(memory.find("institutions/c")).toBeUndefined();
    expect(memory.ids()).toBeUndefined();
  });

  it("knows all but what git cannot read, of which the server is asked why", () => {
    const memory = new DraftMemory(1000);
    expect(memory.remember([draft("a"), { ...draft("b"), damaged: "Abîmé." }])).toEqual(["institutions/a"]);
    expect(memory.ids()).toEqual(["institutions/a"]);
    expect(memory.find("institutions/b")).toBeUndefined();
    expect(memory.find("institutions/c")).toBeNull();
  });

  it("forgets with time, and when told to", async () => {
    const memory = new DraftMemory(20);
    memory.remember([draft("a")]);
    await pause(40);
    expect(memory.find("institutions/a")).toBeUndefined();
    expect(memory.ids()).toBeUndefined();
    memory.remember([draft("a")]);
    memory.forget();
    expect(memory.find("institutions/b")).toBeUndefined();
  });
});
