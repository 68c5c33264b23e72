import { useMemo } from "react";
import type { Finding } from "../../contribution/diagnostics/diagnostic.ts";
import type { Kind } from "../../contribution/model/collections.ts";
import { setIn } from "../../contribution/source/values/set-in.ts";
import { type FormField, formFields } from "../form/fields.ts";
import { touchKey, useForm } from "../form/findings.ts";
import { afterPointer } from "../timing/after-pointer.ts";
import type { DecapControlProps, TopEditor } from "./decap-props.ts";
import { findingsUnder, pathAttribute } from "./editor-props.ts";
import { FieldExample } from "./parts/field-example.tsx";
import { type FindRepair, Messages, RepairContext } from "./parts/messages.tsx";

/** Editors that say themselves, beside each of their parts, what is wrong with it. */
const NESTED = new Set([
  "criteria",
  "profiles",
  "html-list",
  "text-list",
  "amount",
  "links",
  "teleservices",
  "examples",
]);

/** A field of the form: its editor, then what is said of it once the person has been there. */
export function ControlBody({
  Editor,
  decap,
  kind,
  value,
  onChange,
}: {
  Editor: TopEditor;
  decap: DecapControlProps;
  kind: Kind;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const name = String(decap.field.get("name"));
  const field = formFields(kind).find((candidate) => candidate.name === name);
  const findings = useShownFindings(field);
  if (!field) return null;
  const path = field.isGroup ? [] : [name];
  const own = NESTED.has(field.widget)
    ? findings.filter((finding) => finding.path.length <= 1 && !field.isGroup)
    : findings;
  const id = decap.forID;
  return (
    <RepairContext value={repairOf(field, value, onChange)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes that the person has left the field */}
      <div
        data-ct-path={field.isGroup ? undefined : pathAttribute(path)}
        onFocus={decap.setActiveStyle}
        onBlur={(event) => {
          decap.setInactiveStyle?.();
          const key = keyAt(event.target) ?? name;
          afterPointer(() => touchKey(key));
        }}
      >
        <Editor
          id={id}
          kind={kind}
          path={path}
          node={field.node}
          label={field.node.title ?? name}
          value={value}
          onChange={onChange}
          findings={findings}
          describedBy={own.length > 0 ? `${id}-messages` : undefined}
          decap={decap}
        />
        {!field.isGroup && <FieldExample node={field.node} />}
        <Messages id={`${id}-messages`} findings={own} />
      </div>
    </RepairContext>
  );
}

/** The findings of a field, once the person has been there or the file exists. */
function useShownFindings(field: FormField | undefined): readonly Finding[] {
  const findings = useForm((form) => form.findings);
  const touched = useForm((form) => form.touched);
  const showAll = useForm((form) => form.showAll);
  return useMemo(() => {
    const shown = field?.keys.filter((key) => showAll || touched.has(key)) ?? [];
    return shown.flatMap((key) => findingsUnder(findings, [key]));
  }, [findings, touched, showAll, field]);
}

/** The key of the file that an element edits. */
function keyAt(element: Element): string | undefined {
  return element.closest<HTMLElement>("[data-ct-path]")?.dataset.ctPath?.split(".")[0];
}

/** Applies the repairs that stay inside one field. */
function repairOf(field: FormField, value: unknown, onChange: (value: unknown) => void): FindRepair {
  return ({ repair }) => {
    if (!repair?.changes.every(({ path }) => field.keys.includes(String(path[0])))) return undefined;
    return () =>
      onChange(
        repair.changes.reduce(
          (data, change) => setIn(data, field.isGroup ? change.path : change.path.slice(1), change.value),
          value,
        ),
      );
  };
}
