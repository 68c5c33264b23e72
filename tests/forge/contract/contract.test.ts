import { createContract, type Exchange } from "./contract.ts";

const REPOSITORY = "/repos/equipe/aides";
const contract = createContract("github");
const merge: Exchange = {
  method: "PUT",
  path: `${REPOSITORY}/pulls/3/merge`,
  query: new URLSearchParams(),
  body: { sha: "1234", commit_title: "Publie", merge_method: "merge" },
  status: 200,
  answer: { sha: "5678", merged: true },
};
const pulls: Exchange = {
  ...merge,
  method: "GET",
  path: `${REPOSITORY}/pulls`,
  query: new URLSearchParams("state=all&per_page=100"),
  body: undefined,
  answer: [{ number: 3, labels: [{ name: "x" }], head: { ref: "b", sha: "1", repo: { fork: false } } }],
};
const tree: Exchange = {
  ...merge,
  method: "POST",
  path: `${REPOSITORY}/git/trees`,
  body: { base_tree: "1", tree: [{ path: "a.yml", mode: "100644", content: "x" }] },
  status: 201,
  answer: { sha: "2" },
};

describe("an exchange with a forge, held against its official description", () => {
  it("has no fault when it is as described", () => {
    expect([merge, pulls, tree].flatMap(contract)).toEqual([]);
    expect(contract({ ...merge, status: 409, answer: undefined })).toEqual([]);
  });

  it.each<[string, Exchange]>([
    ["another path", { ...merge, path: `${REPOSITORY}/pull/3/merge` }],
    ["another method", { ...merge, method: "POST" }],
    ["an unknown parameter", { ...pulls, query: new URLSearchParams("page_size=9") }],
    ["a word that is none of the parameter's", { ...pulls, query: new URLSearchParams("state=merged") }],
    ["a property that is not there", { ...merge, body: { sha: "1", method: "merge" } }],
    ["a word that is none of the property's", { ...merge, body: { sha: "1", merge_method: "ff" } }],
    ["what is required and missing", { ...tree, body: { base_tree: "1" } }],
    ["another type", { ...tree, body: { tree: { path: "a" } } }],
    ["another mode", { ...tree, body: { tree: [{ path: "a", mode: "0644" }] } }],
    ["a status that it never gives", { ...merge, status: 201 }],
    ["an answer of another type", { ...merge, answer: { sha: 5, merged: true } }],
    ["an answer that holds what it never does", { ...merge, answer: { id: "5" } }],
    ["the same in a list", { ...pulls, answer: [{ number: 3, iid: 3 }] }],
    ["the same in what a property holds", { ...pulls, answer: [{ head: { ref: "b", id: 3 } }] }],
  ])("is at fault with %s", (_, exchange) => {
    expect(contract(exchange)).not.toEqual([]);
  });
});
