import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { COLLECTIONS, EXTENSION } from "../../contribution/model/collections.ts";
import type { Version } from "../../contribution/review/change.ts";
import { useForm } from "../form/findings.ts";
import type { PlainRecord } from "../form/plain-value.ts";
import { type DraftReview, reviewOf } from "./review-of.ts";

/** What the form on screen changes to what is published. */
export interface LiveReview {
  /** Undefined until everything has arrived. */
  readonly review: DraftReview | undefined;
  /** Why it cannot be said, in French; empty when all is well. */
  readonly problem: string;
}

const PROBLEM =
  "La version publiée n’a pas pu être lue : ce qui change ne peut pas être dit. Vérifiez votre connexion.";

/** Reads what is published of a file (path under the data root); undefined when nothing is. */
export type ReadPublished = (file: string) => Promise<Version | undefined>;

// Given from outside: the preview also stands where there is no Decap.
let readPublished: ReadPublished = async () => undefined;

/** Says how to read what is published. */
export function readPublishedWith(read: ReadPublished): void {
  readPublished = read;
}

/** Makes the review of the form on screen as it is now; undefined while the published version is not known. */
let review: (() => DraftReview) | undefined;

/** What the form on screen would change if it were published now. */
export function reviewOnScreen(): DraftReview | undefined {
  return review?.();
}

/**
 * Compares the form on screen with what is published, while it is edited. What is published is asked for when the
 * review is shown (`isShown`), and beforehand for a draft (`isDraft`), which may be published at any time.
 */
export function useReview({ isShown, isDraft }: { isShown: boolean; isDraft: boolean }): LiveReview {
  const { kind, slug, isNew, index, territory, data } = useForm((form) => form);
  const file = `${COLLECTIONS.find((collection) => collection.kind === kind)?.folder}/${slug}${EXTENSION}`;
  const { published, problem } = usePublished(file, isNew, isShown || isDraft);
  // A keystroke is drawn first, its review after.
  const settled = useDeferredValue(data);
  const make = useMemo(() => {
    if (published?.file !== file || !index || !territory) return undefined;
    return (now: PlainRecord) => reviewOf(file, published.version, { data: now }, index, territory);
  }, [published, file, index, territory]);
  useEffect(() => {
    review = make && (() => make(data));
    return () => {
      review = undefined;
    };
  }, [make, data]);
  const shown = useMemo(() => (isShown ? make?.(settled) : undefined), [isShown, make, settled]);
  return { review: shown, problem };
}

interface Published {
  readonly file: string;
  readonly version: Version | undefined;
}

function usePublished(file: string, isNew: boolean, isAsked: boolean) {
  const [published, setPublished] = useState<Published>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!isAsked) return;
    let isWanted = true;
    setProblem("");
    (isNew ? Promise.resolve(undefined) : readPublished(file)).then(
      (version) => isWanted && setPublished({ file, version }),
      () => isWanted && setProblem(PROBLEM),
    );
    return () => {
      isWanted = false;
    };
  }, [file, isNew, isAsked]);
  return { published, problem };
}
