import type { Repository } from "../../repository/repository.ts";

/** What every action may use. */
export interface ActionContext {
  readonly repository: Repository;
  /** Tells the person who runs the server, in French. */
  readonly notify: (message: string) => void;
  /** Whether others than the person who runs the server reach it. */
  readonly isShared: boolean;
}

/** One action of Decap's proxy protocol: the JSON Schema of its `params`, and its answer, sent as JSON. */
export interface Action {
  readonly params: object;
  run(params: unknown, context: ActionContext): Promise<unknown>;
}

/** Defines an action; `Params` must say in types what the schema says at run time. */
export function defineAction<Params>(
  properties: Readonly<Record<string, object>>,
  required: readonly (keyof Params & string)[],
  run: (params: Params, context: ActionContext) => Promise<unknown>,
): Action {
  return {
    params: { type: "object", properties, required },
    // The schema was checked before: this is where a request's JSON becomes typed.
    run: (params, context) => run(params as Params, context),
  };
}

/** A text that must be there, of at most `maxLength` UTF-16 units. */
export function text(maxLength = 500) {
  return { type: "string", minLength: 1, maxLength };
}

/** The entry that a request is about. */
export interface EntryName {
  readonly collection: string;
  readonly slug: string;
}

/** The id of a commit, in a repository of either kind. */
export const COMMIT = { type: "string", pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$" };

export const ENTRY_NAME = { collection: text(), slug: text() };
