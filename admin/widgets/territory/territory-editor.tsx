import { searchTerritory } from "../../../contribution/territory/search.ts";
import { useForm } from "../../findings.ts";
import { type EditorProps, findingsUnder } from "../editor-props.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { PlaceChips } from "./place-chips.tsx";
import { PLACEHOLDERS, placeKindOf } from "./place-kinds.ts";

/** Places found by name and kept as codes; which places follows from the criterion that holds them. */
export function TerritoryEditor(props: EditorProps) {
  const { id, label, path, value, onChange, findings, describedBy, holder } = props;
  const territory = useForm((form) => form.territory);
  const items = asList(value);
  const kind = placeKindOf(holder);
  if (!items) {
    return (
      <ScalarInsteadOfList
        value={value}
        onChange={onChange}
        expected="une liste de lieux"
        toItem={(scalar) => (typeof scalar === "object" ? undefined : String(scalar))}
      />
    );
  }
  const search = (query: string) =>
    territory && kind && query.trim()
      ? searchTerritory(territory, query, { kinds: [kind], limit: 30 }).map(({ code, name, detail }) => ({
          key: code,
          name,
          detail: detail ? `${code}, ${detail}` : code,
        }))
      : [];
  return (
    <div className="ct-territory">
      <PlaceChips
        items={items}
        kind={kind}
        territory={territory}
        isWrong={(index) => findingsUnder(findings, [...path, index]).length > 0}
        onRemove={(index) => onChange(items.toSpliced(index, 1))}
      />
      <SearchCombobox
        id={id}
        label={label}
        placeholder={territory ? (kind && PLACEHOLDERS[kind]) || "Nom ou code" : "Chargement des lieux…"}
        search={search}
        onPick={(code) => !items.includes(code) && onChange([...items, code])}
        isInvalid={findings.some(({ severity }) => severity === "error")}
        describedBy={describedBy}
        emptyText="Aucun lieu de ce nom. Essayez le début du nom, ou son code."
      />
    </div>
  );
}
