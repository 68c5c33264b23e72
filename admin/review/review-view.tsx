import type { JSX } from "react";
import type { Finding } from "../../contribution/diagnostics/diagnostic.ts";
import type { Change, Segment } from "../../contribution/review/change.ts";
import type { FileReview } from "../../contribution/review/file-review.ts";
import { unbreakable } from "../locale/typography.ts";

/** Everything that a reviewer is told of one file: what changes, for whom, and what is wrong because of it. */
export function ReviewView({ review }: { review: FileReview<Finding> }): JSX.Element {
  const { headline, changes, audience, problems, failingExamples } = review;
  return (
    <div className="cr-review">
      <p className="cr-headline">{unbreakable(headline)}</p>
      {changes.length > 0 && (
        <ul className="cr-changes">
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same
            <ChangeItem key={index} change={change} />
          ))}
        </ul>
      )}
      {audience && audience.lines.length > 0 && (
        <>
          <h3>Pour qui</h3>
          <ul>
            {audience.lines.map(({ kind, text }) => (
              <li key={text} className={`cr-${kind}`}>
                {unbreakable(text)}
              </li>
            ))}
          </ul>
          {audience.method !== "" && <p className="cr-soft">{unbreakable(audience.method)}</p>}
        </>
      )}
      <Problems title="Exemples qui échouent maintenant" problems={failingExamples} />
      <Problems title="Ce que ce changement laisse à corriger" problems={problems.introduced} />
      <Problems title="Ce qui était déjà à corriger" problems={problems.remaining} />
      <Problems title="Ce qui est corrigé" problems={problems.solved} />
    </div>
  );
}

function ChangeItem({
  change: { within, subject, text, kind, words, before, after, addresses },
}: {
  change: Change;
}) {
  const isShownWhole = words && kind !== "rewritten" && before === undefined && after === undefined;
  return (
    <li>
      {within !== undefined && <span className="cr-soft">{unbreakable(within)} : </span>}
      {isShownWhole ? (
        <>
          {unbreakable(`${subject} : `)}
          <Words words={words} />
        </>
      ) : (
        unbreakable(text)
      )}
      {addresses && (
        <span className="cr-addresses">
          {addresses.before && <del>{addresses.before}</del>}{" "}
          {addresses.after && <ins>{addresses.after}</ins>}
        </span>
      )}
    </li>
  );
}

/** A text word by word: what goes is struck through, what comes underlined, and both are said to screen readers. */
function Words({ words }: { words: readonly Segment[] }) {
  return (
    <span className="cr-words">
      {words.map(({ kind, text }, index) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: stretches have no identity but their place
        if (kind === "removed") return <del key={index}>{text}</del>;
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return <span key={index}>{text}</span>;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: stretches have no identity but their place
      })}
    </span>
  );
}

function Problems({ title, problems }: { title: string; problems: readonly Finding[] }) {
  if (problems.length === 0) return null;
  return (
    <>
      <h3>
        {title} ({problems.length})
      </h3>
      <ul>
        {problems.map(({ code, path, message, severity }) => (
          <li key={`${code} ${path.join(".")} ${message}`} className={`cr-${severity}`}>
            {unbreakable(message)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The style of a review: in the preview's frame as on the board. */
export const REVIEW_STYLE = `
.cr-review { overflow-wrap: anywhere; }
.cr-review h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
.cr-review ul { margin: .25rem 0; padding-left: 1.25rem; }
.cr-review li { margin: .35rem 0; }
.cr-headline { margin: 0 0 .5rem; font-weight: 600; }
.cr-soft { color: #4c5561; }
.cr-review del { background: #fdecea; color: #8a1c12; text-decoration: line-through; }
.cr-review ins { background: #e3f3e8; color: #14532d; text-decoration: underline; }
.cr-addresses { display: block; font-size: .9em; }
.cr-gain::marker { content: "+ "; color: #14532d; }
.cr-loss::marker { content: "− "; color: #8a1c12; }
.cr-error { color: #8a1c12; }
.cr-images h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
.cr-image-pair { display: flex; flex-wrap: wrap; gap: 1rem; }
.cr-image-pair figure { margin: 0; max-width: 100%; }
.cr-image-pair img { display: block; max-width: min(100%, 300px); max-height: 160px; border: 1px solid #767f8a; background: #fff; }
.cr-image-pair figcaption { margin-top: .25rem; overflow-wrap: anywhere; }
.cr-foreign { background: #fff4e5; border-left: 4px solid #b45309; margin: .5rem 0; padding: .5rem .75rem; overflow-wrap: anywhere; }
.cr-foreign p { margin: 0; }
.cr-foreign ul { margin: .25rem 0; padding-left: 1.25rem; }
.cr-foreign code { font-size: .9em; }
`;
