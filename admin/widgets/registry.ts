import type { CmsWidgetControlProps, CmsWidgetPreviewProps } from "decap-cms-core";
import type { ComponentType } from "react";
import { AmountEditor } from "./amount/amount-editor.tsx";
import { BooleanEditor } from "./boolean/boolean-editor.tsx";
import { ChoiceEditor } from "./choice/choice-editor.tsx";
import { ChoicesEditor } from "./choices/choices-editor.tsx";
import { CriteriaEditor } from "./criteria/criteria-editor.tsx";
import { decapControl } from "./decap-control.tsx";
import type { TopEditor } from "./decap-props.ts";
import { DepartmentsEditor } from "./departments/departments-editor.tsx";
import { ExamplesEditor } from "./examples/examples-editor.tsx";
import { HtmlEditor } from "./html/html-editor.tsx";
import { HtmlListEditor } from "./html-list/html-list-editor.tsx";
import { ImageEditor } from "./image/image-editor.tsx";
import { InstitutionEditor } from "./institution/institution-editor.tsx";
import { LabelEditor } from "./label/label-editor.tsx";
import { LinksEditor } from "./links/links-editor.tsx";
import { UrlEditor } from "./links/url-editor.tsx";
import { NumberEditor } from "./number/number-editor.tsx";
import { ProfilesEditor } from "./profiles/profiles-editor.tsx";
import { TeleservicesEditor } from "./teleservices/teleservices-editor.tsx";
import { TerritoryEditor } from "./territory/territory-editor.tsx";
import { TextEditor } from "./text/text-editor.tsx";
import { TextListEditor } from "./text-list/text-list-editor.tsx";

/** A control as Decap registers it. */
export interface RegisteredWidget {
  /** The `widget` of a field in Decap's configuration. */
  readonly name: string;
  readonly control: ComponentType<CmsWidgetControlProps>;
  /** Absent: our previews draw whole entries. */
  readonly preview?: ComponentType<CmsWidgetPreviewProps>;
}

const EDITORS: Readonly<Record<string, TopEditor>> = {
  amount: AmountEditor,
  boolean: BooleanEditor,
  choice: ChoiceEditor,
  choices: ChoicesEditor,
  criteria: CriteriaEditor,
  departments: DepartmentsEditor,
  examples: ExamplesEditor,
  html: HtmlEditor,
  "html-list": HtmlListEditor,
  image: ImageEditor,
  institution: InstitutionEditor,
  label: LabelEditor,
  links: LinksEditor,
  number: NumberEditor,
  profiles: ProfilesEditor,
  teleservices: TeleservicesEditor,
  territory: TerritoryEditor,
  text: TextEditor,
  "text-list": TextListEditor,
  url: UrlEditor,
};

/** Every control of the forms; a field asks for one by `x-widget` in its schema, or by what it holds. */
export const WIDGETS: readonly RegisteredWidget[] = Object.entries(EDITORS).map(([name, editor]) => ({
  name: `contribution-${name}`,
  // Decap gives more than its types say.
  control: decapControl(editor) as unknown as ComponentType<CmsWidgetControlProps>,
}));
