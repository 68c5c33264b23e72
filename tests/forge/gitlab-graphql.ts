import { execute, type FieldNode, parse, type SelectionSetNode, validate } from "graphql";
import { GITLAB_SCHEMA } from "./contract/graphql-contract.ts";
import type { ForgeGit } from "./forge-git.ts";

/** What a question may cost somebody who is logged in. */
const MOST_COMPLEXITY = 250;

interface AskedBlobs {
  readonly paths: readonly string[];
  readonly ref: string;
  readonly first?: number;
}

/** Answers questions of GitLab's GraphQL API about what files hold. */
export function createGitLabGraphql(git: ForgeGit, project: string) {
  const blobs = ({ paths, ref, first = 100 }: AskedBlobs) => {
    git.learnBlobs(paths.map((path) => `${ref}:${path}`));
    const nodes = paths.slice(0, first).flatMap((path) => {
      const oid = git.find(`${ref}:${path}`);
      if (!oid || git.type(oid) !== "blob") return [];
      const bytes = git.blob(oid);
      return [{ path, oid, rawTextBlob: bytes.includes(0) ? null : bytes.toString("utf8") }];
    });
    return { nodes };
  };
  const root = {
    project: ({ fullPath }: { fullPath: string }) =>
      fullPath === project ? { repository: { blobs } } : null,
  };
  return async (body: Readonly<Record<string, unknown>>): Promise<object> => {
    const document = parse(String(body.query));
    const faults = validate(GITLAB_SCHEMA, document);
    if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join("\n"));
    const [asked] = document.definitions.flatMap((one) => ("selectionSet" in one ? [one.selectionSet] : []));
    const cost = complexityOf(asked);
    if (cost > MOST_COMPLEXITY)
      return {
        errors: [
          { message: `Query has complexity of ${cost}, which exceeds max complexity of ${MOST_COMPLEXITY}` },
        ],
      };
    const variableValues = body.variables as Readonly<Record<string, unknown>>;
    const { data, errors } = await execute({
      schema: GITLAB_SCHEMA,
      document,
      rootValue: root,
      variableValues,
    });
    if (errors) throw errors[0];
    return { data };
  };
}

/** What a question costs, as `app/graphql/types/base_field.rb` and the resolver of blobs reckon it. */
function complexityOf(asked: SelectionSetNode | undefined): number {
  const fields = (asked?.selections ?? []).filter((one): one is FieldNode => one.kind === "Field");
  return fields.reduce((sum, field) => sum + costOf(field), 0);
}

function costOf({ name, arguments: given = [], selectionSet }: FieldNode): number {
  const inside = complexityOf(selectionSet);
  // Those that read the repository count twice.
  if (name.value === "rawTextBlob") return 2;
  if (name.value !== "blobs") return 1 + inside;
  const argument = (key: string) => given.find((one) => one.name.value === key)?.value;
  const [paths, first] = [argument("paths"), argument("first")];
  const items = first?.kind === "IntValue" ? Number(first.value) : 100;
  const own = inside + 1 + (paths?.kind === "ListValue" ? paths.values.length : 0) + 1;
  return Math.floor(own * (1 + items / 100));
}
