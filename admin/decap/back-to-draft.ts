import { UNPUBLISHED_ENTRY_STATUS_CHANGE_SUCCESS } from "decap-cms-core/dist/esm/actions/editorialWorkflow.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { NOT_OPENED } from "./editorial-workflow.ts";
import { addNotification } from "./notifications.ts";

/** What our server answers to a save: why an entry that was in review is a draft again, if it is. */
export interface SaveAnswer {
  /** The newest commit of the draft; a stock server does not say. */
  readonly commit?: string;
  readonly status?: string;
  readonly problems?: readonly { readonly message: string }[];
  /** The text stored, when it also holds what somebody else changed meanwhile. */
  readonly mergedText?: string;
  /** Whether an image was given a name that no other has, which the text stored holds. */
  readonly areImagesRenamed?: boolean;
}

/** Tells the person that what they saved was put together with what somebody else did. */
export function tellMerged(): void {
  store.dispatch(
    addNotification({
      message:
        "Quelqu’un d’autre avait modifié cette fiche entre-temps, ailleurs que vous : vos modifications et les siennes sont réunies.",
      type: "info",
      dismissAfter: 15_000,
    }),
  );
}

/** Shows, in the place of an entry that is being opened, why it could not be read. */
export function tellNotOpened(id: string, refusal: string): void {
  const [collection = "", slug = ""] = id.split("/");
  store.dispatch({ type: NOT_OPENED, payload: { collection, slug, refusal } });
}

/** Tells the person, and shows the new status: Decap itself does not read the answer to a save. */
export function tellBackToDraft(
  collection: string,
  slug: string,
  { status, problems = [] }: SaveAnswer,
): void {
  if (status === undefined || problems.length === 0) return;
  const why = problems.map(({ message }) => message).join(" ");
  store.dispatch({
    type: UNPUBLISHED_ENTRY_STATUS_CHANGE_SUCCESS,
    payload: { collection, slug, newStatus: status },
  });
  store.dispatch(
    addNotification({
      message: `C’est enregistré, mais la fiche est redevenue un brouillon : elle n’est plus prête à être relue. ${why}`,
      type: "warning",
      dismissAfter: 15_000,
    }),
  );
}
