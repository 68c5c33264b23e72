import { placeName, searchTerritory } from "../../../contribution/territory/search.ts";
import { useForm } from "../../form/findings.ts";
import type { EditorProps } from "../editor-props.ts";
import { moveKeyboardLater } from "../parts/keyboard-later.ts";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** One commune, found by its name or postal code and kept as its INSEE code. */
export function CommuneEditor({ id, label, value, onChange, findings, describedBy }: EditorProps) {
  const territory = useForm((form) => form.territory);
  if (value !== undefined && value !== null && typeof value !== "string") {
    return <UnexpectedValue value={value} expected="une commune" onClear={() => onChange(undefined)} />;
  }
  if (value) {
    const name = territory ? (placeName(territory, "commune", value) ?? value) : value;
    return (
      <p className="ct-row">
        <strong>{name}</strong>
        <button
          id={id}
          type="button"
          className="ct-button ct-button-small"
          aria-label={`${label} : changer ${name}`}
          aria-describedby={describedBy || undefined}
          onClick={() => {
            onChange(undefined);
            // The search takes the button's place, and its identifier.
            moveKeyboardLater(() => document.getElementById(id)?.focus());
          }}
        >
          Changer
        </button>
      </p>
    );
  }
  const search = (query: string) =>
    territory && query.trim()
      ? searchTerritory(territory, query, { kinds: ["commune"], limit: 20 }).map(
          ({ code, name, detail }) => ({
            key: code,
            name,
            detail,
          }),
        )
      : [];
  return (
    <SearchCombobox
      id={id}
      label={label}
      placeholder={territory ? "Nom ou code postal" : "Chargement des lieux…"}
      search={search}
      onPick={(code) => {
        onChange(code);
        moveKeyboardLater(() => document.getElementById(id)?.focus());
      }}
      isInvalid={findings.some(({ severity }) => severity === "error")}
      describedBy={describedBy}
      emptyText="Aucune commune de ce nom. Essayez le début du nom, ou le code postal."
    />
  );
}
