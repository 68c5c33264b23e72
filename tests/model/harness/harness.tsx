import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { formFields } from "../../../admin/form/fields.ts";
import { groupsOf } from "../../../admin/form/groups.ts";
import { toForm } from "../../../admin/form/shape.ts";
import { Links, ShownTexts } from "../../../admin/preview/held-texts.tsx";
import { copiedFields } from "../../../admin/start-from/copied-fields.ts";
import { WIDGETS } from "../../../admin/widgets/registry.ts";
import { SchemaField } from "../../../admin/widgets/schema-field/schema-field.tsx";
import type { Kind } from "../../../contribution/model/collections.ts";
import { keyOrderOf } from "../../../contribution/model/key-order.ts";
import { CRITERIA } from "../../../contribution/model/schema.ts";
import { audienceOf } from "../../../contribution/review/audience/audience.ts";
import { fileChanges } from "../../../contribution/review/file-changes.ts";
import { mergeDocuments } from "../../../contribution/source/merging/merge-documents.ts";
import { writeDocument } from "../../../contribution/source/writing/write.ts";
import { createTerritory } from "../../../contribution/territory/territory.ts";
import { checkData } from "../../../contribution/validation/check-data.ts";
import { type CatalogueContext, createContext } from "../../../contribution/validation/context.ts";
import { wanting } from "../../eligibility/wanting.ts";
import { sampleIndex } from "../../support/samples.ts";

type Data = Record<string, unknown>;
type Kinds<Value> = Record<Kind, Value>;

/** What the test asks of code that was compiled with its throw-away schemas. */
export interface Asked {
  /** The text of the territory. */
  readonly places: string;
  /** Of each kind of file: some data, and others. */
  readonly before: Kinds<Data>;
  readonly after: Kinds<Data>;
  /** A third version, that somebody else made. */
  readonly theirs: Kinds<Data>;
}

/** What is said of the data of one kind of file. */
export interface Answered {
  /** « code path » of what is said of `before`. */
  readonly findings: readonly string[];
  /** Each change from `before` to `after`: its text, and its words when texts are compared word by word. */
  readonly changes: readonly (readonly [text: string, worded: boolean])[];
  readonly preview: string;
  /** The control of each field, when it is registered. */
  readonly controls: Readonly<Record<string, string | undefined>>;
  /** Each field drawn inside a larger one. */
  readonly drawn: Readonly<Record<string, string>>;
  readonly copied: Readonly<Record<string, unknown>>;
  readonly merged: string | undefined;
  readonly conflicts: readonly string[];
}

/** Everything that the house makes of fields, by kind of file. */
export function answer({ places, before, after, theirs }: Asked): Partial<Kinds<Answered>> {
  const catalogue = createContext(sampleIndex, createTerritory(places));
  return Object.fromEntries(
    (Object.keys(before) as Kind[]).map((kind) => [
      kind,
      answered(kind, catalogue, before[kind], after[kind], theirs[kind]),
    ]),
  );
}

/** What a criterion added to the schemas lacks, and what a review says of its contrary. */
export function criterion({ places, type }: { places: string; type: string }): {
  readonly wanting: readonly string[];
  readonly review: readonly string[];
} {
  const territory = createTerritory(places);
  const [example] = CRITERIA.get(type)?.examples ?? [];
  const denied = { conditions_generales: [{ type: "not", value: example }] };
  const lines = audienceOf("essai", {}, denied, { territory, institution: () => undefined })?.lines ?? [];
  return { wanting: wanting(type, territory), review: lines.map(({ text }) => text) };
}

function answered(
  kind: Kind,
  catalogue: CatalogueContext,
  before: Data,
  after: Data,
  theirs: Data,
): Answered {
  const fields = formFields(kind);
  const registered = new Set(WIDGETS.map(({ name }) => name));
  const text = (data: Data) => writeDocument(undefined, data, keyOrderOf(kind));
  const merge = mergeDocuments(
    { base: text(before), mine: text(after), theirs: text(theirs) },
    keyOrderOf(kind),
  );
  return {
    findings: checkData(kind, "essai", before, catalogue).map(
      ({ code, path }) => `${code} ${path.join(".")}`,
    ),
    changes: fileChanges(kind, before, after, {}).map((change) => [change.text, change.words !== undefined]),
    preview: markupOf(
      <>
        <ShownTexts kind={kind} data={before} placed={[]} />
        <Links kind={kind} data={before} />
      </>,
    ),
    controls: Object.fromEntries(
      fields.map(({ name, widget }) => [name, registered.has(`contribution-${widget}`) ? widget : undefined]),
    ),
    drawn: Object.fromEntries(
      fields
        .filter(({ isGroup }) => !isGroup)
        .map(({ name, node }) => [
          name,
          markupOf(
            <SchemaField
              kind={kind}
              path={[name]}
              node={node}
              value={before[name]}
              onChange={() => undefined}
              findings={[]}
            />,
          ),
        ]),
    ),
    copied: copiedFields(toForm(before, groupsOf(kind)), {}).values,
    merged: merge?.text,
    conflicts: merge?.conflicts.map(({ path }) => path.join(".")) ?? [],
  };
}

function markupOf(element: ReactNode): string {
  const place = document.createElement("div");
  flushSync(() => createRoot(place).render(element));
  return place.innerHTML;
}
