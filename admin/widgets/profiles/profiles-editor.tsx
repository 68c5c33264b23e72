import { useRef } from "react";
import { PROFILES } from "../../../contribution/model/schema.ts";
import { AddFromList } from "../criteria/add-from-list.tsx";
import { type EditorProps, pathAttribute } from "../editor-props.ts";
import { ItemButtons } from "../parts/item-buttons.tsx";
import { focusLastItem } from "../parts/list-focus.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { isRecord } from "../plain-value.ts";
import { ProfileEditor } from "./profile-editor.tsx";

const PROFILE_OPTIONS = [
  { name: "", options: [...PROFILES].map(([type, node]) => [type, node.title ?? type] as const) },
];

/** The profiles of a benefit, one of which is enough; the same one may stand twice with other conditions. */
export function ProfilesEditor(props: EditorProps) {
  const { id, path, label, value, onChange } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  const items = asList(value);
  if (!items) {
    return (
      <ScalarInsteadOfList
        value={value}
        onChange={onChange}
        expected="une liste de profils"
        toItem={asProfile}
      />
    );
  }
  const change = (next: readonly unknown[]) => onChange(next.length > 0 ? next : undefined);
  const add = (type: string) => {
    change([...items, { type }]);
    focusLastItem(list.current);
  };
  return (
    <fieldset ref={list} className="ct-list" aria-label={label} data-ct-list="">
      {items.map((item, index) => (
        <article
          // biome-ignore lint/suspicious/noArrayIndexKey: profiles have no identity but their place
          key={index}
          className="ct-item ct-profile"
          data-ct-item=""
          data-ct-path={pathAttribute([...path, index])}
        >
          <ProfileEditor
            {...props}
            path={[...path, index]}
            value={item}
            onChange={(next) => change(items.with(index, next))}
            buttons={
              <ItemButtons
                name={`le profil ${index + 1}`}
                index={index}
                count={items.length}
                onMove={(to) => change(items.toSpliced(index, 1).toSpliced(to, 0, item))}
                onDuplicate={() => change(items.toSpliced(index + 1, 0, structuredClone(item)))}
                onRemove={() => change(items.toSpliced(index, 1))}
              />
            }
          />
          {index < items.length - 1 && <p className="ct-or">ou</p>}
        </article>
      ))}
      <AddFromList
        id={id}
        label="Profil à ajouter"
        button="Ajouter le profil"
        groups={PROFILE_OPTIONS}
        onAdd={add}
      />
    </fieldset>
  );
}

/** The profile that a misplaced value means: a mapping, or the type alone. */
function asProfile(value: unknown): unknown {
  if (isRecord(value)) return value;
  return typeof value === "string" && PROFILES.has(value) ? { type: value } : undefined;
}
