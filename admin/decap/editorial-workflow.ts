import { UNPUBLISHED_ENTRY_PUBLISH_FAILURE } from "decap-cms-core/dist/esm/actions/editorialWorkflow.js";
import reduce, {
  type WorkflowAction,
  type WorkflowState,
} from "decap-cms-core/dist/esm/reducers/editorialWorkflow.js";

export * from "decap-cms-core/dist/esm/reducers/editorialWorkflow.js";

/**
 * Takes the place of Decap's own, for which a refused publication goes on for ever: its card and its form would stay
 * as they are while something is published, until the page is loaded again.
 */
// A default export, because the module that it stands for has one.
export default function reduceWorkflow(
  state: WorkflowState | undefined,
  action: WorkflowAction,
): WorkflowState {
  const next = reduce(state, action);
  if (action.type !== UNPUBLISHED_ENTRY_PUBLISH_FAILURE) return next;
  const entry = ["entities", `${action.payload.collection}.${action.payload.slug}`];
  return next.hasIn(entry) ? next.setIn([...entry, "isPublishing"], false) : next;
}
