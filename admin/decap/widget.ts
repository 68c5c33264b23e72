import Widget from "decap-cms-core/dist/esm/components/Editor/EditorControlPane/Widget.js";

/**
 * Takes the place of Decap's wrapper of a control. Decap's own validation would refuse to save a draft; here a
 * draft may be incomplete or wrong, the diagnostics say so, and the server decides of review and publication.
 */
// A default export, because the module that it stands for has one.
export default class SavableWidget extends Widget {
  override validate = (): void => this.props.onValidate?.([]);
}
