/**
 * Extracts from GitLab's official description of its REST API what the small GitLab of the tests is held against: the
 * operations listed here, structure alone, without a sentence of it. No package carries the description: take
 * `doc/api/openapi/openapi_v3.yaml` of GitLab's own repository, then
 *
 *   node tests/forge/contract/extract-gitlab.mjs openapi_v3.yaml
 *
 * That description is thin on answers. What it leaves out is said below, as GitLab's code of the API
 * (`lib/api/*.rb`, `lib/api/entities/*.rb`) has it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const API = "/api/v4";
const PROJECT = "/projects/{id}";
const REPOSITORY = `${PROJECT}/repository`;
const REQUEST = `${PROJECT}/merge_requests/{merge_request_iid}`;
const NOTES = `${PROJECT}/issues/{noteable_id}/notes`;
const OPERATIONS = [
  "GET /user",
  `GET ${PROJECT}`,
  `GET ${REPOSITORY}/branches`,
  `GET ${REPOSITORY}/branches/{branch}`,
  `DELETE ${REPOSITORY}/branches/{branch}`,
  `GET ${REPOSITORY}/tree`,
  `GET ${REPOSITORY}/files/{file_path}`,
  `GET ${REPOSITORY}/blobs/{sha}`,
  `GET ${REPOSITORY}/merge_base`,
  `GET ${REPOSITORY}/compare`,
  `GET ${REPOSITORY}/commits/{sha}`,
  `POST ${REPOSITORY}/commits`,
  `GET ${PROJECT}/merge_requests`,
  `POST ${PROJECT}/merge_requests`,
  `GET ${REQUEST}`,
  `PUT ${REQUEST}`,
  `PUT ${REQUEST}/merge`,
  `PUT ${REQUEST}/rebase`,
  `GET ${PROJECT}/issues`,
  `POST ${PROJECT}/issues`,
  `GET ${NOTES}`,
  `POST ${NOTES}`,
  `PUT ${NOTES}/{note_id}`,
  `DELETE ${NOTES}/{note_id}`,
];

const TEXT = { type: "string" };
const NUMBER = { type: "integer" };

/** Answers of which the description says nothing. */
const ANSWERS = {
  [`GET ${REPOSITORY}/files/{file_path}`]: {
    ...{ file_name: TEXT, file_path: TEXT, size: NUMBER, encoding: { enum: ["base64"] }, content: TEXT },
    ...{ content_sha256: TEXT, ref: TEXT, blob_id: TEXT, commit_id: TEXT, last_commit_id: TEXT },
    execute_filemode: { type: "boolean" },
  },
  [`GET ${REPOSITORY}/blobs/{sha}`]: {
    ...{ size: NUMBER, encoding: { enum: ["base64"] }, content: TEXT, sha: TEXT },
  },
  [`PUT ${REQUEST}/rebase`]: { rebase_in_progress: { type: "boolean" } },
};

/** Answers of which it gives one, and which are lists. */
const LISTS = new Set([
  `GET ${REPOSITORY}/branches`,
  `GET ${REPOSITORY}/tree`,
  `GET ${PROJECT}/merge_requests`,
  `GET ${PROJECT}/issues`,
  `GET ${NOTES}`,
]);

/** Answers that it does not name: a merge of what has conflicts, in versions before 16; a rebase under way. */
const OTHERS = { [`PUT ${REQUEST}/merge`]: [406], [`PUT ${REQUEST}/rebase`]: [409] };

/** Properties that it calls texts, and that are not. */
const NUMBERS = { APIEntitiesProjectAccess: ["access_level"], APIEntitiesGroupAccess: ["access_level"] };

/** Properties whose list it calls by one of its items. */
const MANY = new Set(["assignees", "reviewers", "custom_attributes"]);

const [, , from] = process.argv;
const whole = parse(readFileSync(from, "utf8"));

const schemas = {};

/** What can be checked of a schema; an answer's properties may each be null, of which it says nothing. */
function structure(schema, isAnswer, owner, name) {
  if (schema?.$ref) {
    const known = schema.$ref.split("/").at(-1);
    const target = whole.components.schemas[known];
    if (!isAnswer) return structure(target, isAnswer);
    if (!(known in schemas)) {
      schemas[known] = true;
      schemas[known] = structure(target ?? { type: "object" }, isAnswer, known);
    }
    const one = { $ref: `#/schemas/${known}` };
    return MANY.has(name) ? { type: "array", items: one } : one;
  }
  if (NUMBERS[owner]?.includes(name)) return { type: "integer" };
  const { type, items, properties, required, oneOf } = schema;
  const words = schema.enum;
  const made = {};
  if (type) made.type = type;
  if (words) made.enum = words;
  if (required && !isAnswer) made.required = required;
  if (oneOf) made.oneOf = oneOf.map((part) => structure(part, isAnswer));
  if (items) made.items = structure(items, isAnswer);
  if (properties) {
    const held = Object.entries(properties).map(([key, value]) => {
      const part = structure(value, isAnswer, owner, key);
      return [key, isAnswer ? orNull(part) : part];
    });
    made.properties = Object.fromEntries(held);
  }
  // GitLab splits a text with commas where it says a list.
  return !isAnswer && type === "array" ? { anyOf: [made, { type: "string" }] } : made;
}

function orNull(schema) {
  if (schema.$ref || !schema.type) return { anyOf: [{ type: "null" }, schema] };
  return { ...schema, type: [schema.type, "null"], ...(schema.enum && { enum: [...schema.enum, null] }) };
}

function contentOf(part, isAnswer) {
  const [content] = Object.values(part?.content ?? {});
  return content?.schema && structure(content.schema, isAnswer);
}

/** By status; a creation is answered by 201, whatever is said of it. */
function answersOf(name, responses) {
  const given = Object.entries(responses).map(([status, response]) => {
    const kept = name.startsWith("POST ") && status === "200" ? "201" : status;
    const isDone = kept < "300";
    const own = ANSWERS[name] && { type: "object", properties: ANSWERS[name] };
    const schema = isDone ? (contentOf(response, true) ?? own) : undefined;
    const isOne = schema && schema.type !== "array" && LISTS.has(name);
    return [kept, (isOne ? { type: "array", items: schema } : schema) ?? null];
  });
  return Object.fromEntries([...given, ...(OTHERS[name] ?? []).map((status) => [status, null])]);
}

const operations = OPERATIONS.map((name) => {
  const [method, path] = name.split(" ");
  const operation = whole.paths[`${API}${path}`]?.[method.toLowerCase()];
  if (!operation) throw new Error(`no such operation: ${name}`);
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  const wanted = query.filter(({ required }) => required).map((parameter) => parameter.name);
  return {
    method,
    path,
    query: Object.fromEntries(query.map((parameter) => [parameter.name, structure(parameter.schema, false)])),
    ...(wanted.length > 0 && { required: wanted }),
    ...(operation.requestBody && { body: contentOf(operation.requestBody, false) }),
    answers: answersOf(name, operation.responses),
  };
});
const extract = {
  source: `GitLab ${whole.info.version}, openapi_v3.yaml, completed`,
  operations,
  schemas,
};
writeFileSync(new URL("gitlab.json", import.meta.url), `${JSON.stringify(extract)}\n`);
