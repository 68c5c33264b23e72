import { useId } from "react";
import { profileSentence } from "../../../contribution/eligibility/sentences/profile-sentence.ts";
import { PROFILES } from "../../../contribution/model/schema.ts";
import { isRecord } from "../../form/plain-value.ts";
import { ItemPicker } from "../criteria/item-picker.tsx";
import { RemovedStatus } from "../criteria/removed-status.tsx";
import { type RowList, useRowList } from "../criteria/row-list.ts";
import { useSentenceContext } from "../criteria/sentence-context.ts";
import { SentenceItem } from "../criteria/sentence-item.tsx";
import { type EditorProps, findingsUnder } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { ProfileEditor, profileNode } from "./profile-editor.tsx";

const PROFILE_OPTIONS = [
  {
    name: "",
    options: [...PROFILES].map(([type, { title = type, description = "" }]) => ({
      value: type,
      label: title,
      detail: description,
    })),
  },
];

/** The profiles of a benefit, one of which is enough; the same one may stand twice with other conditions. */
export function ProfilesEditor(props: EditorProps) {
  const { value, onChange } = props;
  const items = asList(value);
  return items ? (
    <ProfileRows {...props} items={items} />
  ) : (
    <ScalarInsteadOfList
      value={value}
      onChange={onChange}
      expected="une liste de profils"
      toItem={asProfile}
    />
  );
}

function ProfileRows({ items, ...props }: EditorProps & { items: readonly unknown[] }) {
  const { id, label, onChange } = props;
  const list = useRowList(
    items,
    items.map((_, index) => [index]),
    onChange,
  );
  return (
    <fieldset ref={list.place} className="ct-list" aria-label={label} data-ct-list="">
      {hasTwice(items) && (
        <p className="ct-note">
          Deux fois le même profil&nbsp;: il suffit de remplir les conditions de l’un des deux.
        </p>
      )}
      {items.map((item, index) => (
        <ProfileItem
          // biome-ignore lint/suspicious/noArrayIndexKey: profiles have no identity but their place
          key={index}
          {...props}
          value={item}
          index={index}
          items={items}
          list={list}
        />
      ))}
      <RemovedStatus text="Profil retiré." undo={list.undo} />
      <ItemPicker
        id={id}
        label="Ajouter un profil"
        placeholder="Ajouter un profil : au lycée, en emploi…"
        groups={PROFILE_OPTIONS}
        onPick={(type) => list.add({ type })}
      />
    </fieldset>
  );
}

function ProfileItem({
  items,
  index,
  list,
  ...props
}: EditorProps & { items: readonly unknown[]; index: number; list: RowList }) {
  const { value, findings } = props;
  const id = useId();
  const path = [...props.path, index];
  const canEdit = profileNode(value) !== undefined;
  const sentence = profileSentence(value, useSentenceContext());
  return (
    <SentenceItem
      className="ct-profile"
      sentence={canEdit ? sentence : "Profil inconnu"}
      name={`le profil ${index + 1}`}
      row={index}
      count={items.length}
      list={list}
      paths={[path]}
      canEdit={canEdit}
      canDuplicate
      after={
        <>
          {canEdit && list.open !== index && (
            <Messages id={`${id}-messages`} findings={findingsUnder(findings, path)} />
          )}
          {index < items.length - 1 && <p className="ct-or">ou</p>}
        </>
      }
    >
      <ProfileEditor {...props} path={path} onChange={(next) => list.change(items.with(index, next))} />
    </SentenceItem>
  );
}

function hasTwice(profiles: readonly unknown[]): boolean {
  const types = profiles.flatMap((profile) => profileNode(profile)?.title ?? []);
  return new Set(types).size < types.length;
}

/** The profile that a misplaced value means: a mapping, or the type alone. */
function asProfile(value: unknown): unknown {
  if (isRecord(value)) return value;
  return typeof value === "string" && PROFILES.has(value) ? { type: value } : undefined;
}
