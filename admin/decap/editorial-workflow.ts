import { UNPUBLISHED_ENTRY_PUBLISH_FAILURE } from "decap-cms-core/dist/esm/actions/editorialWorkflow.js";
import reduce, {
  type WorkflowAction,
  type WorkflowState,
} from "decap-cms-core/dist/esm/reducers/editorialWorkflow.js";

export * from "decap-cms-core/dist/esm/reducers/editorialWorkflow.js";

/** An entry that is being opened could not be read, and says why; or is to be tried again. */
export const [NOT_OPENED, OPEN_AGAIN] = ["contribution/NOT_OPENED", "contribution/OPEN_AGAIN"] as const;

/**
 * Takes the place of Decap's own, for which a refused publication goes on for ever: its card and its form would stay
 * as they are while something is published, until the page is loaded again. It also keeps why an entry did not open,
 * as `refusal`: Decap waits for it for ever.
 */
// A default export, because the module that it stands for has one.
export default function reduceWorkflow(
  state: WorkflowState | undefined,
  action: WorkflowAction,
): WorkflowState {
  const next = reduce(state, action);
  const isOurs =
    action.type === UNPUBLISHED_ENTRY_PUBLISH_FAILURE ||
    action.type === NOT_OPENED ||
    action.type === OPEN_AGAIN;
  if (!isOurs) return next;
  const entry = ["entities", `${action.payload.collection}.${action.payload.slug}`];
  if (action.type === OPEN_AGAIN) return next.deleteIn([...entry, "refusal"]);
  if (action.type === NOT_OPENED)
    return next.getIn([...entry, "isFetching"]) === true
      ? next.setIn([...entry, "refusal"], action.payload.refusal)
      : next;
  return next.hasIn(entry) ? next.setIn([...entry, "isPublishing"], false) : next;
}
