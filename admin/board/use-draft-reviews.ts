import { useEffect, useState } from "react";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { loadPlaces } from "../form/findings.ts";
import { withNewInstitution } from "../form/new-institution.ts";
import { loadDrafts } from "../lists/load-drafts.ts";
import { publishedVersions } from "../review/published-version.ts";
import { type DraftReview, reviewOf } from "../review/review-of.ts";
import { versionOf } from "../review/version-of.ts";
import { loadCatalogueIndex } from "../surroundings/catalogue-index.ts";

/** What each draft changes, by `<collection>/<slug>`. */
export type Reviews = ReadonlyMap<string, DraftReview>;

/**
 * Compares every draft with what is published, one after the other; again when `contents` is another text, which says
 * what is on the board: Decap gives its drafts anew at whatever happens.
 */
export function useDraftReviews(contents: string): Reviews {
  const [reviews, setReviews] = useState<Reviews>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drafts on the board say when, the backend what
  useEffect(() => {
    let isWanted = true;
    const keep = (id: string, review: DraftReview) =>
      isWanted && setReviews((known) => new Map(known).set(id, review));
    // A card without review says less, and does no harm.
    void readReviews(keep, () => isWanted).catch((error) => console.warn(error));
    return () => {
      isWanted = false;
    };
  }, [contents]);
  return reviews;
}

async function readReviews(
  keep: (id: string, review: DraftReview) => void,
  isWanted: () => boolean,
): Promise<void> {
  const [index, territory, drafts] = await Promise.all([loadCatalogueIndex(), loadPlaces(), loadDrafts()]);
  const published = await publishedVersions(drafts.map(({ file }) => file.file));
  for (const { file, companion } of drafts) {
    if (!isWanted()) return;
    const collection = collectionOf(file.file)?.name;
    const known = companion?.data
      ? withNewInstitution(index, { slug: slugOf(companion.file), data: companion.data })
      : index;
    const review = reviewOf(file.file, published.get(file.file), versionOf(file.text), known, territory);
    keep(`${collection}/${slugOf(file.file)}`, review);
    // The page answers between two drafts.
    await new Promise((resume) => setTimeout(resume));
  }
}
