/**
 * Extracts from GitHub's official description of its REST API what the small GitHub of the tests is held against: the
 * operations listed here, structure alone, without a sentence of it. The package is large, and no dependency:
 *
 *   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz package/generated/api.github.com.json
 *   node tests/forge/contract/extract-github.mjs package/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from "node:fs";

const REPOSITORY = "/repos/{owner}/{repo}";
const OPERATIONS = [
  "GET /user",
  "GET /search/issues",
  `GET ${REPOSITORY}`,
  `POST ${REPOSITORY}/forks`,
  `POST ${REPOSITORY}/merge-upstream`,
  `GET ${REPOSITORY}/collaborators/{username}/permission`,
  `GET ${REPOSITORY}/branches/{branch}`,
  `GET ${REPOSITORY}/compare/{basehead}`,
  `GET ${REPOSITORY}/contents/{path}`,
  `GET ${REPOSITORY}/git/matching-refs/{ref}`,
  `GET ${REPOSITORY}/git/ref/{ref}`,
  `POST ${REPOSITORY}/git/refs`,
  `PATCH ${REPOSITORY}/git/refs/{ref}`,
  `DELETE ${REPOSITORY}/git/refs/{ref}`,
  `GET ${REPOSITORY}/git/trees/{tree_sha}`,
  `POST ${REPOSITORY}/git/trees`,
  `GET ${REPOSITORY}/git/blobs/{file_sha}`,
  `POST ${REPOSITORY}/git/blobs`,
  `GET ${REPOSITORY}/git/commits/{commit_sha}`,
  `POST ${REPOSITORY}/git/commits`,
  `GET ${REPOSITORY}/pulls`,
  `POST ${REPOSITORY}/pulls`,
  `GET ${REPOSITORY}/pulls/{pull_number}`,
  `PATCH ${REPOSITORY}/pulls/{pull_number}`,
  `PUT ${REPOSITORY}/pulls/{pull_number}/merge`,
  `PUT ${REPOSITORY}/issues/{issue_number}/labels`,
  `GET ${REPOSITORY}/issues`,
  `POST ${REPOSITORY}/issues`,
  `PATCH ${REPOSITORY}/issues/{issue_number}`,
  `GET ${REPOSITORY}/issues/{issue_number}/comments`,
  `POST ${REPOSITORY}/issues/{issue_number}/comments`,
  `PATCH ${REPOSITORY}/issues/comments/{comment_id}`,
  `DELETE ${REPOSITORY}/issues/comments/{comment_id}`,
];

const [, , from] = process.argv;
const whole = JSON.parse(readFileSync(from, "utf8"));

function resolved(node) {
  if (!node?.$ref) return node;
  return resolved(
    node.$ref
      .slice(2)
      .split("/")
      .reduce((at, key) => at[key], whole),
  );
}

/** Schemas that are referred to, each told once. */
const schemas = {};

/** What can be checked of a schema. */
function structure(schema) {
  if (schema?.$ref) {
    const name = schema.$ref.split("/").at(-1);
    if (!(name in schemas)) {
      schemas[name] = true;
      schemas[name] = structure(resolved(schema));
    }
    return { $ref: `#/schemas/${name}` };
  }
  if (typeof schema !== "object" || schema === null) return schema;
  const made = {};
  if (schema.type) made.type = schema.nullable ? [schema.type, "null"] : schema.type;
  for (const key of ["enum", "required"]) if (schema[key]) made[key] = schema[key];
  if (made.enum && schema.nullable && !made.enum.includes(null)) made.enum = [...made.enum, null];
  for (const key of ["oneOf", "anyOf", "allOf"]) if (schema[key]) made[key] = schema[key].map(structure);
  if (schema.items) made.items = structure(schema.items);
  if (schema.properties)
    made.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, value]) => [name, structure(value)]),
    );
  if (typeof schema.additionalProperties === "object")
    made.additionalProperties = structure(schema.additionalProperties);
  const isOpen = schema.nullable && !schema.type && Object.keys(made).length > 0;
  return isOpen ? { anyOf: [{ type: "null" }, made] } : made;
}

function contentOf(part) {
  const content = resolved(part)?.content ?? {};
  const schema = content["application/json"]?.schema;
  return schema && structure(schema);
}

const operations = OPERATIONS.map((name) => {
  const [method, path] = name.split(" ");
  const operation = whole.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`no such operation: ${name}`);
  const query = (operation.parameters ?? []).map(resolved).filter((parameter) => parameter.in === "query");
  return {
    method,
    path,
    query: Object.fromEntries(query.map((parameter) => [parameter.name, structure(parameter.schema)])),
    ...(operation.requestBody && { body: contentOf(operation.requestBody) }),
    answers: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, contentOf(response) ?? null]),
    ),
  };
});
const extract = {
  source: `@octokit/openapi ${whole.info.version}, api.github.com.json`,
  operations,
  schemas,
};
writeFileSync(new URL("github.json", import.meta.url), `${JSON.stringify(extract)}\n`);
