import { type ComponentType, useId } from "react";
import { widgetOf } from "../../form/widget-name.ts";
import { unbreakable } from "../../locale/typography.ts";
import { BooleanEditor } from "../boolean/boolean-editor.tsx";
import { ChildrenEditor } from "../children/children-editor.tsx";
import { ChoiceEditor } from "../choice/choice-editor.tsx";
import { ChoicesEditor } from "../choices/choices-editor.tsx";
import { CommuneEditor } from "../commune/commune-editor.tsx";
import { DateEditor } from "../date/date-editor.tsx";
import { DepartmentsEditor } from "../departments/departments-editor.tsx";
import { type EditorProps, findingsUnder, pathAttribute } from "../editor-props.ts";
import { HtmlEditor } from "../html/html-editor.tsx";
import { HtmlListEditor } from "../html-list/html-list-editor.tsx";
import { UrlEditor } from "../links/url-editor.tsx";
import { NumberEditor } from "../number/number-editor.tsx";
import { FieldExample } from "../parts/field-example.tsx";
import { Messages } from "../parts/messages.tsx";
import { TerritoryEditor } from "../territory/territory-editor.tsx";
import { TextEditor } from "../text/text-editor.tsx";
import { TextListEditor } from "../text-list/text-list-editor.tsx";
import { YesNoEditor } from "../yes-no/yes-no-editor.tsx";

/** The editors of a key inside a larger control, by the name of their control. */
export const INNER_EDITORS: Readonly<Record<string, ComponentType<EditorProps>>> = {
  boolean: BooleanEditor,
  children: ChildrenEditor,
  choice: ChoiceEditor,
  choices: ChoicesEditor,
  departments: DepartmentsEditor,
  html: HtmlEditor,
  "html-list": HtmlListEditor,
  commune: CommuneEditor,
  date: DateEditor,
  number: NumberEditor,
  territory: TerritoryEditor,
  text: TextEditor,
  "text-list": TextListEditor,
  url: UrlEditor,
  "yes-no": YesNoEditor,
};

/** One key inside a larger control: its label, hint, editor and messages, all from the schema. */
export function SchemaField({
  widget,
  required = false,
  compact = false,
  bare = false,
  children,
  ...props
}: Omit<EditorProps, "id" | "label" | "describedBy"> & {
  /** Another editor than the schema's. */
  widget?: string;
  required?: boolean;
  /** Leaves out the hint, where the label says enough. */
  compact?: boolean;
  /** Leaves out the label too, where the title just above is the same; it stays for assistive technologies. */
  bare?: boolean;
  /** What is shown under the editor. */
  children?: React.ReactNode;
}) {
  const id = useId();
  const findings = findingsUnder(props.findings, props.path);
  const name = widget ?? widgetOf(props.node);
  const Editor = INNER_EDITORS[name] ?? TextEditor;
  const hasHint = !compact && !bare && props.node.description !== undefined;
  // Addresses have theirs in the box; a choice among a few words needs none.
  const hasExample = hasHint && !widget && name !== "url" && !props.node.enum;
  const title = props.node.title ?? String(props.path.at(-1));
  return (
    <div className="ct-field" data-ct-path={pathAttribute(props.path)}>
      <label className={bare ? "ct-hidden" : "ct-label"} htmlFor={id}>
        {title}
        {!required && !bare && !compact && <span className="ct-optional"> (facultatif)</span>}
      </label>
      {hasHint && (
        <p className="ct-hint" id={`${id}-hint`}>
          {unbreakable(props.node.description ?? "")}
        </p>
      )}
      <Editor
        {...props}
        id={id}
        label={title}
        findings={findings}
        describedBy={[hasHint && `${id}-hint`, findings.length > 0 && `${id}-messages`]
          .filter(Boolean)
          .join(" ")}
      />
      {hasExample && <FieldExample node={props.node} />}
      {children}
      <Messages id={`${id}-messages`} findings={findings} />
    </div>
  );
}
