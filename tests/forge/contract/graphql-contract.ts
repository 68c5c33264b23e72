import { readFileSync } from "node:fs";
import {
  buildSchema,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  getNamedType,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";

const schemaIn = (file: string) => buildSchema(readFileSync(new URL(file, import.meta.url), "utf8"));

/** GitHub's official schema, of the fields that the client asks for, as `extract-github-graphql.mjs` keeps it. */
export const GITHUB_SCHEMA = schemaIn("github.graphql");
export const GITLAB_SCHEMA = schemaIn("gitlab.graphql");

/** The most items of one connection, and of a whole question, that GitHub gives. */
const MOST_ITEMS = 100;
const MOST_NODES = 500_000;

type Variables = Readonly<Record<string, unknown>>;

/** What is wrong with a question to GitHub: with its fields and their arguments, or with how much it asks for. */
export function questionFaults(document: DocumentNode, variables: Variables): readonly string[] {
  const wrong = validate(GITHUB_SCHEMA, document).map(({ message }: GraphQLError) => message);
  return wrong.length > 0 ? wrong : sizeFaults(document, variables);
}

/** Each list of things must be bounded, and so must be all of them together. */
function sizeFaults(document: DocumentNode, variables: Variables): readonly string[] {
  const faults: string[] = [];
  const types = new TypeInfo(GITHUB_SCHEMA);
  const factors = [1];
  let nodes = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(field) {
          const type = types.getType();
          const isConnection = type && getNamedType(type).name.endsWith("Connection");
          const items = isConnection ? boundOf(field, variables) : 1;
          if (!(items >= 1 && items <= MOST_ITEMS))
            faults.push(`${field.name.value} wants between 1 and ${MOST_ITEMS} items, not ${items}`);
          const factor = (factors.at(-1) ?? 1) * items;
          factors.push(factor);
          if (isConnection) nodes += factor;
        },
        leave: () => void factors.pop(),
      },
    }),
  );
  return nodes > MOST_NODES ? [...faults, `${nodes} nodes are more than ${MOST_NODES}`] : faults;
}

function boundOf({ arguments: given = [] }: FieldNode, variables: Variables): number {
  const bound = given.find(({ name }) => name.value === "first" || name.value === "last")?.value;
  if (bound?.kind === "Variable") return Number(variables[bound.name.value]);
  return bound?.kind === "IntValue" ? Number(bound.value) : Number.NaN;
}
