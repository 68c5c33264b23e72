import { type JSX, useEffect, useState } from "react";
import { factsText, type ImageFacts } from "../../contribution/review/proposal/image-changes.ts";
import { unbreakable } from "../locale/typography.ts";
import type { LogoChange } from "./review-of.ts";

/** An image as it is drawn beside others. */
export interface ShownImage extends ImageFacts {
  readonly address: string;
}

/**
 * Reads an image (path under the data root) of a draft (`collection/slug`), or what is published. Rejects with an error
 * whose message is a French sentence when it cannot be read.
 */
export type ReadImage = (path: string, draft: string | undefined) => Promise<ShownImage>;

/** What is said of an image that did not come. */
export const UNREAD = "Cette image n’a pas pu être lue.";

// Given from outside: the preview also stands where there is no Decap.
let readImage: ReadImage = async () => {
  throw new Error(UNREAD);
};

/** Says how to read images. */
export function readImagesWith(read: ReadImage): void {
  readImage = read;
}

/** The images that a draft (`collection/slug`) changes, seen before and after, with what stands for them. */
export function ImagesView({
  draft,
  logo,
  images,
}: {
  draft: string;
  logo: LogoChange;
  images: readonly ProposedImage[];
}): JSX.Element | null {
  const changes = imageChanges(logo, images);
  if (changes.length === 0) return null;
  return (
    <>
      {changes.map(({ before, after }) => (
        <section key={`${before} ${after}`} className="cr-images">
          <h3>{before && after ? "Image remplacée" : after ? "Nouvelle image" : "Image retirée"}</h3>
          <div className="cr-image-pair">
            {before !== undefined && (
              <Image moment="Avant" path={before} draft={undefined} name={logo.nameBefore} />
            )}
            {after !== undefined && <Image moment="Après" path={after} draft={draft} name={logo.name} />}
          </div>
          <p className="cr-soft">{unbreakable(standInText(logo, after))}</p>
        </section>
      ))}
    </>
  );
}

/** What stands for an image: to those who do not see it, or to everybody when it goes. */
function standInText({ before, name, nameBefore, hasOther }: LogoChange, after: string | undefined): string {
  if (after === undefined)
    return hasOther
      ? `Le simulateur montrera à la place l’image de l’institution (« ${name} »).`
      : `Le simulateur montrera à la place le nom « ${name} ».`;
  const isRenamed = before !== undefined && name !== nameBefore;
  return `Texte lu à la place de l’image : ${isRenamed ? `« ${nameBefore} » avant, « ${name} » après` : `« ${name} »`}.`;
}

/** An image of a draft; new when nothing of its name is published. */
export interface ProposedImage {
  readonly path: string;
  readonly isNew: boolean;
}

/** The images before and after, by path: that of the entry, then those that come with it. */
function imageChanges({ before, after }: LogoChange, images: readonly ProposedImage[]) {
  const ofEntry = before === after ? [] : [{ before, after }];
  const others = images
    .filter(({ path }) => before === after || path !== after)
    .map(({ path, isNew }) => ({ before: isNew ? undefined : path, after: path }));
  return [...ofEntry, ...others];
}

function Image({
  moment,
  path,
  draft,
  name,
}: {
  moment: string;
  path: string;
  draft: string | undefined;
  name: string;
}) {
  const [read, setRead] = useState<ShownImage | { readonly problem: string }>();
  useEffect(() => {
    let isWanted = true;
    setRead(undefined);
    // An image that was published already is not the draft's.
    readEither(path, draft).then(
      (image) => isWanted && setRead(image),
      (error: unknown) => isWanted && setRead({ problem: error instanceof Error ? error.message : UNREAD }),
    );
    return () => {
      isWanted = false;
    };
  }, [path, draft]);
  const file = path.slice(path.lastIndexOf("/") + 1);
  return (
    <figure>
      {read && "address" in read && <img src={read.address} alt={unbreakable(`${moment} : ${name}`)} />}
      <figcaption>
        {unbreakable(`${moment} : `)}
        <code>{file}</code>
        {read && "address" in read && unbreakable(`, ${factsText(read)}`)}
        {read && !("address" in read) && (
          <span className="cr-error">{unbreakable(` — ${read.problem}`)}</span>
        )}
      </figcaption>
    </figure>
  );
}

/** What a draft names may be published already: then its branch holds nothing new. */
function readEither(path: string, draft: string | undefined): Promise<ShownImage> {
  const read = readImage(path, draft);
  return draft === undefined
    ? read
    : read.catch((error: unknown) => readImage(path, undefined).catch(() => Promise.reject(error)));
}
