import { Component, type ComponentClass, createRef } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { watchDraft } from "../form/findings.ts";
import { toImmutable, toPlain } from "../form/plain-value.ts";
import { ControlBody } from "./control-body.tsx";
import type { DecapControlProps, TopEditor } from "./decap-props.ts";
import { focusInside } from "./focus-field.ts";
import { UnexpectedValue } from "./parts/unexpected-value.tsx";

interface ControlState {
  readonly prop: unknown;
  readonly plain: unknown;
  readonly failed: boolean;
  /** Values given to Decap that have not come back yet, in order. */
  readonly sent: readonly unknown[];
}

/**
 * A Decap control around an editor of plain data. Drafts are never blocked: it is always valid, and never empty for
 * Decap's own check of required fields. A failure of the editor shows the value and a way out, never a blank page.
 */
export function decapControl(Editor: TopEditor): ComponentClass<DecapControlProps> {
  return class ContributionControl extends Component<DecapControlProps, ControlState> {
    static getDerivedStateFromProps(props: DecapControlProps, state: ControlState): ControlState | null {
      if (props.value === state.prop) return null;
      // A value that comes back while a later one is on its way is older than what is on screen.
      const returned = state.sent.indexOf(props.value);
      const sent = state.sent.slice(returned + 1);
      if (returned !== -1 && sent.length > 0) return { ...state, prop: props.value, sent };
      return { prop: props.value, plain: toPlain(props.value), failed: false, sent: [] };
    }

    static getDerivedStateFromError(): Partial<ControlState> {
      return { failed: true };
    }

    override state: ControlState = { prop: undefined, plain: undefined, failed: false, sent: [] };
    readonly place = createRef<HTMLDivElement>();

    override componentDidMount() {
      watchDraft(this.props.getEntry());
    }

    override componentDidUpdate() {
      watchDraft(this.props.getEntry());
    }

    /** Decap calls it too, with properties only, to know whether to draw the control again. */
    override shouldComponentUpdate(next: DecapControlProps, state?: Readonly<ControlState>): boolean {
      return (
        next.value !== this.props.value ||
        next.mediaPaths !== this.props.mediaPaths ||
        (state !== undefined && state !== this.state)
      );
    }

    isValid = () => true;

    getValidateValue = () => "present";

    focus = () => {
      if (this.place.current) focusInside(this.place.current);
    };

    change = (plain: unknown) => {
      // Kept here too, because Decap does not draw controls again while an image loads.
      const value = toImmutable(plain);
      this.setState(({ sent }) => ({ plain, failed: false, sent: [...sent, value] }));
      this.props.onChange(value);
    };

    override render() {
      const { plain, failed } = this.state;
      const kind = COLLECTIONS.find(({ name }) => name === this.props.collection.get("name"))?.kind;
      if (!kind) return null;
      return (
        <I18nProvider locale="fr-FR">
          <div className="ct-control" ref={this.place}>
            {failed ? (
              <UnexpectedValue
                value={plain}
                expected="une autre forme"
                onClear={() => this.change(undefined)}
              />
            ) : (
              <ControlBody
                Editor={Editor}
                decap={this.props}
                kind={kind}
                value={plain}
                onChange={this.change}
              />
            )}
          </div>
        </I18nProvider>
      );
    }
  };
}
