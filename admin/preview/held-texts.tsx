import type { Kind } from "../../contribution/model/collections.ts";
import { type HeldText, isAddress, isShown, textsIn } from "../../contribution/model/held.ts";
import { isSafeAddress } from "../../contribution/validation/html.ts";
import type { PlainRecord } from "../form/plain-value.ts";
import { LimitedHtml } from "./limited-html.tsx";

/** What is drawn of a file: its kind and its data. */
interface Drawn {
  readonly kind: Kind;
  readonly data: PlainRecord;
}

/** The texts of a file that a young person reads, each under its words; `placed` are the keys drawn elsewhere. */
export function ShownTexts({ kind, data, placed }: Drawn & { placed: readonly string[] }) {
  const fields = new Map<string, HeldText[]>();
  for (const text of textsIn(kind, data)) {
    if (!isShown(text.holds) || text.text === "" || placed.includes(String(text.path[0]))) continue;
    const field = text.path.filter((step) => typeof step === "string").join(".");
    fields.set(field, [...(fields.get(field) ?? []), text]);
  }
  return [...fields].map(([field, texts]) => (
    <div key={field}>
      <p className="cp-lead">{texts[0]?.says}</p>
      {typeof texts[0]?.path.at(-1) === "number" ? (
        <ul>
          {texts.map((text) => (
            <li key={text.path.join(".")}>
              <ShownText text={text} />
            </li>
          ))}
        </ul>
      ) : (
        texts.map((text) => <ShownText key={field} text={text} />)
      )}
    </div>
  ));
}

function ShownText({ text: { holds, text } }: { text: HeldText }) {
  return holds === "html" ? <LimitedHtml html={text} /> : <div>{text}</div>;
}

/** The links of a file: buttons to act, then the others. */
export function Links({ kind, data }: Drawn) {
  const links = textsIn(kind, data).filter(({ holds, text }) => isAddress(holds) && isSafeAddress(text));
  if (links.length === 0) return null;
  const actions = links.filter(({ holds }) => holds === "action");
  return (
    <p className="cp-actions">
      {[...actions, ...links.filter((link) => !actions.includes(link))].map(({ path, holds, text, says }) => (
        <a
          key={path.join(".")}
          className={holds === "action" ? "cp-button" : "cp-link"}
          href={text}
          target="_blank"
          rel="noopener noreferrer"
        >
          {says}
        </a>
      ))}
    </p>
  );
}
