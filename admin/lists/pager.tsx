import { inFrench } from "./list-words.ts";

/** The way through the pages of a long list. */
export function Pager({ page, pages, go }: { page: number; pages: number; go: (page: number) => void }) {
  if (pages < 2) return null;
  return (
    <nav className="cl-pager" aria-label="Pages de la liste">
      <button type="button" disabled={page === 1} onClick={() => go(page - 1)}>
        Page précédente
      </button>
      <span aria-current="page">
        Page {inFrench(page)} sur {inFrench(pages)}
      </span>
      <button type="button" disabled={page === pages} onClick={() => go(page + 1)}>
        Page suivante
      </button>
    </nav>
  );
}
