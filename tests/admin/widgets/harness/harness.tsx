import { fromJS, Map as ImmutableMap } from "immutable";
import { type ComponentType, Fragment, StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { decapConfiguration } from "../../../../admin/config.ts";
import { FormChange } from "../../../../admin/form/change.ts";
import { groupsOf } from "../../../../admin/form/groups.ts";
import { toPlain } from "../../../../admin/form/plain-value.ts";
import { toFileData, toForm } from "../../../../admin/form/shape.ts";
import { widgetOf } from "../../../../admin/form/widget-name.ts";
import { PREVIEW_STYLE, PREVIEWS } from "../../../../admin/preview/registry.ts";
import { WIDGETS } from "../../../../admin/widgets/registry.ts";
import { INNER_EDITORS } from "../../../../admin/widgets/schema-field/schema-field.tsx";
import { COLLECTIONS } from "../../../../contribution/model/collections.ts";
import { CRITERIA, fieldsOf } from "../../../../contribution/model/schema.ts";

/** A draft as the test gives it. */
interface Draft {
  readonly collection: string;
  readonly slug: string;
  readonly newRecord: boolean;
  readonly data: Record<string, unknown>;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly widget: string;
  readonly required: boolean;
}

type Entry = ImmutableMap<string, unknown>;

let entry: Entry = ImmutableMap();
const listeners = new Set<() => void>();

function put(next: Entry): void {
  entry = next;
  for (const listener of listeners) listener();
}

/** Sets keys of the form, as Decap's form would. */
function change(changes: Readonly<Record<string, unknown>>): void {
  put(entry.mergeIn(["data"], fromJS(changes)) as Entry);
}

/** What stands around the controls: the same properties, values and order as in Decap's form. */
function Form() {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entry,
  );
  const name = current.get("collection");
  const { kind } = COLLECTIONS.find((collection) => collection.name === name) ?? {};
  if (!kind) return null;
  const Preview = PREVIEWS.find(({ collection }) => collection === name)?.component as ComponentType<object>;
  return (
    <div className="harness" key={`${name}${current.get("slug")}`}>
      <div>
        <FormChange value={change}>
          {fieldsOfForm(String(name)).map((field) => renderField(field, current))}
        </FormChange>
      </div>
      <div className="preview">
        <style>{`@scope (.preview) {${PREVIEW_STYLE}}`}</style>
        <Preview {...{ entry: current, getAsset: () => "" }} />
      </div>
    </div>
  );
}

function renderField(field: Field, current: Entry) {
  const Control = WIDGETS.find(({ name }) => name === field.widget)?.control as ComponentType<object>;
  if (!Control) return null;
  return (
    <section key={field.name} className="harness-field">
      <label htmlFor={`${field.name}-field`}>
        {field.label}
        {!field.required && " (facultatif)"}
      </label>
      <Control
        {...{
          value: current.getIn(["data", field.name]),
          field: fromJS(field),
          collection: ImmutableMap({ name: current.get("collection") }),
          onChange: (value: unknown) => put(entry.setIn(["data", field.name], value)),
          forID: `${field.name}-field`,
          getEntry: () => entry,
          mediaPaths: ImmutableMap(),
        }}
      />
      {field.hint && <p className="harness-hint">{field.hint}</p>}
    </section>
  );
}

function fieldsOfForm(collection: string): Field[] {
  const { collections } = decapConfiguration({ backend: { name: "test" } }) as {
    collections: { name: string; fields: Field[] }[];
  };
  return collections.find(({ name }) => name === collection)?.fields ?? [];
}

function kindOf(collection: string) {
  const found = COLLECTIONS.find(({ name }) => name === collection);
  if (!found) throw new Error(`no collection ${collection}`);
  return found.kind;
}

/** Opens a draft given as the file's data. */
function open({ data, ...draft }: Draft): void {
  const form = toForm(data, groupsOf(kindOf(draft.collection)));
  put(fromJS({ ...draft, data: form }) as Entry);
}

/** The data as the file would hold them now. */
function fileData(): Record<string, unknown> {
  const form = toPlain(entry.get("data")) as Record<string, unknown>;
  return JSON.parse(JSON.stringify(toFileData(form, groupsOf(kindOf(String(entry.get("collection")))))));
}

/** Opens drafts one after the other, each until what follows its drawing is done; gives what their files would hold. */
async function openEach(drafts: readonly Draft[]): Promise<Record<string, unknown>[]> {
  const held: Record<string, unknown>[] = [];
  for (const draft of drafts) {
    open(draft);
    await new Promise((done) => setTimeout(done));
    if (!document.querySelector(".harness-field .ct-control")) throw new Error(`${draft.slug} is not drawn`);
    held.push(fileData());
  }
  return held;
}

/**
 * Names of the controls that a form asks for and nobody registered, those inside criteria included; the text of the file
 * is the shell's, and a criterion inside another is a criterion.
 */
function missingControls(): string[] {
  const inner = [...CRITERIA.values()].flatMap((criterion) =>
    fieldsOf(criterion)
      .filter(([key, { oneOf }]) => key !== "type" && !oneOf)
      .map(([, field]) => widgetOf(field)),
  );
  const asked = COLLECTIONS.flatMap(({ name }) => fieldsOfForm(name).map(({ widget }) => widget));
  const known = ["contribution-source", ...WIDGETS.map(({ name }) => name)];
  return [
    ...asked.filter((name) => !known.includes(name)),
    ...inner.filter((name) => !Object.hasOwn(INNER_EDITORS, name)),
  ];
}

Object.assign(window, { harness: { open, openEach, fileData, missingControls } });
// Drawn twice, to find what must not be done while drawing; once where the page has hundreds of forms to draw.
const Around = window.location.search === "?once" ? Fragment : StrictMode;
createRoot(document.getElementById("root") as HTMLElement).render(
  <Around>
    <Form />
  </Around>,
);
