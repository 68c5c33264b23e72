import { useMemo } from "react";
import type { Finding, Path } from "../../../contribution/diagnostics/diagnostic.ts";
import { searchTerritory } from "../../../contribution/territory/search.ts";
import { useForm } from "../../findings.ts";
import { type EditorProps, findingsUnder } from "../editor-props.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { useLatest } from "../use-latest.ts";
import { PasteButton } from "./paste-button.tsx";
import { PlaceChips } from "./place-chips.tsx";
import { PLACEHOLDERS, placeKindOf } from "./place-kinds.ts";
import { RemoveAll } from "./remove-all.tsx";

/** Answers shown at once: more of them take longer to draw than to type the next letter. */
const ANSWERS = 15;

/** Places found by name and kept as codes; which places follows from the criterion that holds them. */
export function TerritoryEditor(props: EditorProps) {
  const { id, label, path, value, onChange, findings, describedBy, holder } = props;
  const territory = useForm((form) => form.territory);
  const items = asList(value);
  const kind = placeKindOf(holder);
  const wrong = useMemo(() => wrongItems(findings, path), [findings, path]);
  const remove = useLatest((index: number) => {
    if (!items) return;
    onChange(items.toSpliced(index, 1));
    // With no place left to go to, the keyboard goes to the search.
    if (items.length === 1) requestAnimationFrame(() => document.getElementById(id)?.focus());
  });
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
      ? searchTerritory(territory, query, { kinds: [kind], limit: ANSWERS }).map(
          ({ code, name, detail }) => ({
            key: code,
            name,
            detail: detail ? `${code}, ${detail}` : code,
          }),
        )
      : [];
  return (
    <div className="ct-territory">
      <PlaceChips items={items} kind={kind} territory={territory} wrong={wrong} onRemove={remove} />
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
      <div className="ct-row">
        {territory && (
          <PasteButton
            territory={territory}
            kind={kind}
            present={items}
            onAdd={(codes) => onChange([...items, ...codes])}
          />
        )}
        <RemoveAll items={items} kind={kind} onChange={onChange} />
      </div>
    </div>
  );
}

/** The places of the list of which something is wrong. */
function wrongItems(findings: readonly Finding[], path: Path): ReadonlySet<number> {
  return new Set(
    findingsUnder(findings, path).flatMap(({ path: { [path.length]: step } }) =>
      typeof step === "number" ? [step] : [],
    ),
  );
}
