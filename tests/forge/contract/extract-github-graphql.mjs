/**
 * Extracts from GitHub's official schema of its GraphQL API what the small GitHub of the tests answers by, and what our
 * questions are held against: the fields listed here with all their arguments, structure alone, without a sentence of it.
 *
 *   npm pack @octokit/graphql-schema && tar xzf octokit-graphql-schema-*.tgz package/schema.graphql package/package.json
 *   node tests/forge/contract/extract-github-graphql.mjs package
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isScalarType,
} from "graphql";

/** Fields by type; of an interface, those that every type of it has. */
const FIELDS = {
  Query: ["repository"],
  Mutation: ["createRef", "createCommitOnBranch"],
  Repository: ["id", "object", "ref", "refs", "pullRequest"],
  GitObject: ["oid"],
  Commit: ["oid", "message", "parents", "file"],
  CommitConnection: ["nodes", "totalCount"],
  TreeEntry: ["oid"],
  Tree: ["oid"],
  Blob: ["oid", "byteSize", "isTruncated", "text"],
  Ref: ["prefix", "name", "target", "associatedPullRequests", "compare"],
  RefConnection: ["nodes", "pageInfo"],
  PageInfo: ["hasNextPage", "endCursor"],
  Comparison: ["aheadBy", "headTarget", "commits"],
  ComparisonCommitConnection: ["nodes"],
  PullRequest: [
    ...["number", "state", "headRefOid", "baseRefName", "labels", "updatedAt", "author"],
    ...["commits", "changedFiles", "files"],
  ],
  PullRequestConnection: ["nodes"],
  PullRequestCommitConnection: ["totalCount"],
  PullRequestChangedFileConnection: ["nodes"],
  PullRequestChangedFile: ["path", "changeType"],
  LabelConnection: ["nodes"],
  Label: ["name"],
  Actor: ["login"],
  User: ["login"],
  CreateRefPayload: ["ref"],
  CreateCommitOnBranchPayload: ["commit"],
};

const [, , folder] = process.argv;
const schema = buildSchema(readFileSync(join(folder, "schema.graphql"), "utf8"), { assumeValid: true });
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

const inputs = new Map();

/** Remembers a type of an argument, with all that it holds. */
function note(type) {
  const named = getNamedType(type);
  if (inputs.has(named.name) || ["String", "Int", "Float", "Boolean", "ID"].includes(named.name)) return;
  if (isScalarType(named)) inputs.set(named.name, `scalar ${named.name}`);
  if (isEnumType(named)) {
    const values = named.getValues().map(({ name }) => `  ${name}`);
    inputs.set(named.name, `enum ${named.name} {\n${values.join("\n")}\n}`);
  }
  if (!isInputObjectType(named)) return;
  inputs.set(named.name, "");
  const lines = Object.values(named.getFields()).map((field) => `  ${said(field)}`);
  inputs.set(named.name, `input ${named.name} {\n${lines.join("\n")}\n}`);
}

/** An argument, or a field of an input; what has a default may be left out. */
function said({ name, type, defaultValue }) {
  note(type);
  return `${name}: ${defaultValue === undefined ? type : String(type).replace(/!$/, "")}`;
}

const outputs = Object.entries(FIELDS).map(([name, fields]) => {
  const type = schema.getType(name);
  const all = type.getFields();
  const lines = fields.map((key) => {
    const field = all[key];
    if (!field) throw new Error(`${name} has no ${key}`);
    const named = getNamedType(field.type);
    if (isScalarType(named) || isEnumType(named)) note(named);
    else if (!(named.name in FIELDS))
      throw new Error(`${name}.${key} gives ${named.name}, of which no field is kept`);
    const given = field.args.map(said).join(", ");
    return `  ${key}${given ? `(${given})` : ""}: ${field.type}`;
  });
  const isOf = isInterfaceType(type) ? [] : type.getInterfaces().filter((one) => one.name in FIELDS);
  const kind = isInterfaceType(type) ? "interface" : "type";
  const implemented = isOf.length > 0 ? ` implements ${isOf.map((one) => one.name).join(" & ")}` : "";
  return `${kind} ${name}${implemented} {\n${lines.join("\n")}\n}`;
});

const extract = [`# @octokit/graphql-schema ${version}`, ...outputs, ...inputs.values()].join("\n\n");
writeFileSync(new URL("github.graphql", import.meta.url), `${extract}\n`);
