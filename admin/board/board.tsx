import type { Map as ImmutableMap, List, OrderedMap } from "immutable";
import { type JSX, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { REVIEW_STYLE } from "../review/review-view.tsx";
import { BoardCard } from "./board-card.tsx";
import type { BoardDraft } from "./board-draft.ts";
import { DamagedColumn } from "./damaged-column.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { useDraftReviews } from "./use-draft-reviews.ts";

type DecapEntry = ImmutableMap<string, unknown>;

/** What Decap gives to its own board. */
export interface BoardProps {
  /** Drafts by status, in the order of the columns. */
  readonly entries: OrderedMap<string, List<DecapEntry>> | undefined;
  readonly handleChangeStatus: (collection: string, slug: string, from: string, to: string) => void;
  readonly handlePublish: (collection: string, slug: string) => void;
  readonly handleDelete: (collection: string, slug: string, status: string) => void;
  /** Whether proposals come from a copy of the repository, whose owner alone says that they are ready. */
  readonly isOpenAuthoring?: boolean;
}

const COLUMNS = [
  { status: "draft", title: "Brouillons" },
  { status: "pending_review", title: "En relecture" },
  { status: "pending_publish", title: "Prêtes à publier" },
] as const;

/** What is asked of a person before a step that others will see. */
interface Asked {
  readonly draft: BoardDraft;
  readonly step: "publish" | "return";
}

/** Every draft by where it stands: who wrote it, what it changes, what is left to correct, and its next steps. */
export function Board(props: BoardProps): JSX.Element {
  const { entries, handleChangeStatus, handlePublish, handleDelete, isOpenAuthoring = false } = props;
  const reviews = useDraftReviews(contentsOf(entries));
  const [asked, setAsked] = useState<Asked>();
  const columns = COLUMNS.filter(({ status }) => !isOpenAuthoring || status !== "pending_publish");
  const move = ({ collection, slug, status }: BoardDraft, to: string) =>
    handleChangeStatus(collection, slug, status, to);
  return (
    <I18nProvider locale="fr-FR">
      <style>{REVIEW_STYLE}</style>
      <div className="cb-board">
        {columns.map(({ status, title }) => {
          const drafts = draftsIn(entries?.get(status));
          return (
            <section key={status} className="cb-column" aria-label={title}>
              <h2>
                {title} ({drafts.length})
              </h2>
              {drafts.length === 0 && <p className="cb-soft">Aucune fiche ici.</p>}
              {drafts.map((draft) => (
                <BoardCard
                  key={draft.id}
                  draft={draft}
                  review={reviews.get(draft.id)}
                  canBeReady={!isOpenAuthoring}
                  onMove={(to) => move(draft, to)}
                  onReturn={() => setAsked({ draft, step: "return" })}
                  onPublish={() => setAsked({ draft, step: "publish" })}
                  onDelete={() => handleDelete(draft.collection, draft.slug, draft.status)}
                />
              ))}
            </section>
          );
        })}
        <DamagedColumn onDelete={(collection, slug) => handleDelete(collection, slug, "draft")} />
      </div>
      {asked?.step === "publish" && (
        <PublishDialog
          draft={asked.draft}
          review={reviews.get(asked.draft.id)}
          onPublish={() => {
            setAsked(undefined);
            handlePublish(asked.draft.collection, asked.draft.slug);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.step === "return" && (
        <ReturnDialog
          draft={asked.draft}
          onReturned={() => {
            setAsked(undefined);
            move(asked.draft, "draft");
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </I18nProvider>
  );
}

/** A text that is another one once the board has other drafts, or others' words in them; a step leaves it the same. */
function contentsOf(entries: BoardProps["entries"]): string {
  const drafts = [...(entries?.values() ?? [])].flatMap(draftsIn);
  return drafts
    .map(({ id, updatedAt }) => `${id} ${updatedAt}`)
    .sort()
    .join("\n");
}

/** The name that the form's data give; empty when they give none. */
function nameIn(entry: DecapEntry): string {
  const name = entry.getIn(["data", "label"]) ?? entry.getIn(["data", "name"]);
  return typeof name === "string" ? name : "";
}

function draftsIn(entries: List<DecapEntry> | undefined): BoardDraft[] {
  // Decap gives a list or a map, according to what it has just done.
  return [...(entries?.values() ?? [])].map((entry) => {
    const text = (key: string) => {
      const value = entry.get(key);
      return typeof value === "string" ? value : "";
    };
    const [collection, slug] = [text("collection"), text("slug")];
    return {
      id: `${collection}/${slug}`,
      collection,
      slug,
      status: text("status"),
      author: text("author"),
      updatedAt: text("updatedOn"),
      name: nameIn(entry) || slug,
      isModification: entry.get("isModification") === true,
      isBusy: entry.get("isPersisting") === true || entry.get("isPublishing") === true,
    };
  });
}
