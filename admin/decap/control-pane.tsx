import ControlPane, {
  type ControlPaneProps,
} from "decap-cms-core/dist/esm/components/Editor/EditorControlPane/EditorControlPane.js";
import { fromJS, Map as ImmutableMap } from "immutable";
import { Component, type JSX, type ReactNode, useImperativeHandle } from "react";
import { COLLECTIONS, type Kind } from "../../contribution/model/collections.ts";
import { ConnectionBanner } from "../connection/connection-banner.tsx";
import { FormChange } from "../form/change.ts";
import { contributionFormat, type FileFormat } from "../form/format.ts";
import { SOURCE_KEY } from "../form/shape.ts";
import { SourceEditor } from "../form/source-editor.tsx";
import { StartFrom } from "../start-from/start-from.tsx";
import { UnsavedBanner } from "../unsaved/unsaved-banner.tsx";
import { keepOpenedText } from "./opened-form.ts";

/**
 * Takes the place of Decap's list of fields. A file that cannot be read shows its text, and nothing else; a form
 * that crashes on odd data offers the text too.
 */
// A default export, because the module that it stands for has one.
export default function ContributionPane(props: ControlPaneProps): JSX.Element {
  const data: unknown = props.entry.get("data");
  const set = (fields: Readonly<Record<string, unknown>>) => change(props, fields);
  return (
    <FormChange value={set}>
      <ConnectionBanner />
      {isForm(data) && <UnsavedBanner data={data} change={set} />}
      {isForm(data) && isNewBenefit(props) && <StartFrom data={data} change={set} />}
      <Pane {...props} />
    </FormChange>
  );
}

/** A form's fields have names. */
function isForm(data: unknown): data is ImmutableMap<string, unknown> {
  return ImmutableMap.isMap(data);
}

function isNewBenefit({ collection, entry }: ControlPaneProps): boolean {
  return entry.get("newRecord") === true && kindOf(collection.get("name")) === "benefit-simple";
}

function Pane(props: ControlPaneProps): JSX.Element {
  const source = props.entry.getIn(["data", SOURCE_KEY]);
  const format = formatOf(props);
  if (typeof source === "string") return <SourcePane {...props} source={source} format={format} />;
  const openText = (): void => change(props, { [SOURCE_KEY]: format?.toFile(dataOf(props)) });
  return (
    <FormBoundary onOpenText={openText}>
      <ControlPane {...props} fields={props.fields.filter((field) => field.get("name") !== SOURCE_KEY)} />
    </FormBoundary>
  );
}

interface SourcePaneProps extends ControlPaneProps {
  readonly source: string;
  readonly format: FileFormat | undefined;
}

function SourcePane(props: SourcePaneProps): JSX.Element {
  // Decap's editor calls these on the pane; a text has one language, no validation and one place to go to.
  useImperativeHandle(props.ref, () => ({
    switchToDefaultLocale: () => Promise.resolve(),
    validate() {},
    focus() {},
  }));
  const backToForm = (): void => {
    const left = Object.fromEntries(Object.keys(dataOf(props)).map((key) => [key, undefined]));
    keepOpenedText();
    change(props, { ...left, ...props.format?.fromFile(props.source) });
  };
  return (
    <SourceEditor
      text={props.source}
      onChange={(text) => change(props, { [SOURCE_KEY]: text })}
      onBackToForm={backToForm}
    />
  );
}

class FormBoundary extends Component<
  { readonly onOpenText: () => void; readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override state = { crashed: false };

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <section className="contribution-source" role="alert">
        <h2>Le formulaire n’a pas pu s’afficher</h2>
        <p>Ce fichier contient quelque chose d’inattendu. Vous pouvez le corriger dans son texte.</p>
        <button type="button" onClick={this.props.onOpenText}>
          Corriger le texte du fichier
        </button>
      </section>
    );
  }
}

function formatOf({ collection }: ControlPaneProps): FileFormat | undefined {
  const kind = kindOf(collection.get("name"));
  return kind && contributionFormat(kind);
}

function kindOf(collection: unknown): Kind | undefined {
  return COLLECTIONS.find(({ name }) => name === collection)?.kind;
}

function dataOf({ entry }: ControlPaneProps): Record<string, unknown> {
  const data = entry.get("data");
  return ImmutableMap.isMap(data) ? (data.toJS() as Record<string, unknown>) : {};
}

/** Sets keys of the entry, as a control of each would. */
function change({ onChange }: ControlPaneProps, data: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(data)) onChange(ImmutableMap({ name }), fromJS(value));
}
