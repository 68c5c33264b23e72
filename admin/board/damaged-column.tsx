import type { JSX } from "react";
import { DAMAGED } from "../drafts/damaged-drafts.ts";
import { unbreakable } from "../locale/typography.ts";
import { useWatched } from "../timing/watched.ts";

/** The drafts that cannot be read, each with the reason, and a way to be rid of it; nothing when there is none. */
export function DamagedColumn({
  onDelete,
}: {
  onDelete: (collection: string, slug: string) => void;
}): JSX.Element | null {
  const drafts = useWatched(DAMAGED, (all) => all);
  if (drafts.length === 0) return null;
  return (
    <section className="cb-column" aria-label="Brouillons illisibles">
      <h2>Brouillons illisibles ({drafts.length})</h2>
      {drafts.map(({ collection, slug, reason }) => (
        <article key={`${collection}/${slug}`} className="cb-card" aria-label={slug}>
          <h3>{slug}</h3>
          <p>{unbreakable(reason)}</p>
          <div className="cb-steps">
            <button
              type="button"
              className="cb-step"
              aria-label={`Supprimer ce brouillon : ${slug}`}
              onClick={() => window.confirm(removalText(slug)) && onDelete(collection, slug)}
            >
              Supprimer ce brouillon
            </button>
          </div>
        </article>
      ))}
    </section>
  );
}

function removalText(slug: string): string {
  return `Supprimer le brouillon de « ${slug} » ? Il ne peut pas être lu aujourd’hui : une fois supprimé, il ne pourra plus être réparé ici. La version publiée, s’il y en a une, reste comme elle est.`;
}
