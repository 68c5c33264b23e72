import { contractOf, type Exchange } from "./contract.ts";

const REPOSITORY = "/repos/equipe/aides";
const contract = contractOf("github");
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

const onGitLab = contractOf("gitlab");
const PROJECT = "/projects/equipe%2Faides";
const accepted: Exchange = {
  method: "PUT",
  path: `${PROJECT}/merge_requests/3/merge`,
  query: new URLSearchParams(),
  body: { sha: "1234", merge_commit_message: "Publie", should_remove_source_branch: true },
  status: 200,
  answer: { iid: 3, state: "merged", sha: "1234", labels: ["x"], author: { name: "Camille" } },
};
const requests: Exchange = {
  ...accepted,
  method: "GET",
  path: `${PROJECT}/merge_requests`,
  query: new URLSearchParams("state=opened&per_page=100"),
  body: undefined,
  // GitLab says null where there is nothing.
  answer: [{ iid: 3, sha: null, author: null, reviewers: [{ id: 1 }] }],
};
const commit: Exchange = {
  ...accepted,
  method: "POST",
  path: `${PROJECT}/repository/commits`,
  body: { branch: "b", commit_message: "m", actions: [{ action: "create", file_path: "a", content: "" }] },
  status: 201,
  answer: { id: "5678", parent_ids: [] },
};
const base: Exchange = {
  ...requests,
  path: `${PROJECT}/repository/merge_base`,
  query: new URLSearchParams("refs[]=1&refs[]=2"),
  answer: { id: "5678" },
};
const relabelled: Exchange = {
  ...accepted,
  path: `${PROJECT}/merge_requests/3`,
  // GitLab splits them.
  body: { add_labels: "a", remove_labels: "b,c" },
};

describe("an exchange with GitLab, held against its official description", () => {
  it("has no fault when it is as described", () => {
    expect([accepted, requests, commit, base, relabelled].flatMap(onGitLab)).toEqual([]);
    const file = { ...requests, path: `${PROJECT}/repository/files/a%2Fb.yml`, answer: { blob_id: "1" } };
    expect(onGitLab({ ...file, query: new URLSearchParams("ref=main") })).toEqual([]);
  });

  it.each<[string, Exchange]>([
    ["a project whose path is not encoded", { ...accepted, path: "/projects/a/b/merge_requests/3/merge" }],
    ["an unknown parameter", { ...requests, query: new URLSearchParams("head=a:b") }],
    ["a word that is none of the parameter's", { ...requests, query: new URLSearchParams("state=open") }],
    ["a parameter that is wanted and missing", { ...base, query: new URLSearchParams() }],
    ["another type of a parameter", { ...requests, query: new URLSearchParams('per_page="all"') }],
    ["a property that is not there", { ...accepted, body: { commit_title: "Publie" } }],
    ["what is required and missing", { ...commit, body: { branch: "b", actions: [] } }],
    ["an action that there is not", { ...commit, body: { ...(commit.body as object), actions: [{}] } }],
    ["a word that is none of the property's", { ...relabelled, body: { state_event: "closed" } }],
    ["a status that it never gives", { ...accepted, status: 201 }],
    ["one answer instead of a list", { ...requests, answer: { iid: 3 } }],
    ["an answer of another type", { ...accepted, answer: { iid: "3" } }],
    ["an answer that holds what it never does", { ...requests, answer: [{ number: 3 }] }],
    ["the same in what a property holds", { ...accepted, answer: { author: { login: "camille" } } }],
  ])("is at fault with %s", (_, exchange) => {
    expect(onGitLab(exchange)).not.toEqual([]);
  });
});

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
