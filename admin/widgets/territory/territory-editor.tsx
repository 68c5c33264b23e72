import { useMemo } from "react";
import type { Finding, Path } from "../../../contribution/diagnostics/diagnostic.ts";
import { useForm } from "../../form/findings.ts";
import { type EditorProps, findingsUnder } from "../editor-props.ts";
import { moveKeyboardLater } from "../parts/keyboard-later.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { useLatest } from "../use-latest.ts";
import { epciOf, searchPlaces } from "./commune-or-epci.ts";
import { PasteButton } from "./paste-button.tsx";
import { PlaceChips } from "./place-chips.tsx";
import { PLACEHOLDERS, placeKindOf } from "./place-kinds.ts";
import { RemoveAll } from "./remove-all.tsx";
import { WholeEpciOffer } from "./whole-epci-offer.tsx";

/** Places found by name and kept as codes; which places follows from the criterion that holds them. */
export function TerritoryEditor(props: EditorProps) {
  const { id, label, path, value, onChange, findings, describedBy, holder, onReplaceHolder } = props;
  const territory = useForm((form) => form.territory);
  const items = asList(value);
  const kind = placeKindOf(holder);
  const wrong = useMemo(() => wrongItems(findings, path), [findings, path]);
  const remove = useLatest((index: number) => {
    if (!items) return;
    onChange(items.toSpliced(index, 1));
    // With no place left to go to, the keyboard goes to the search.
    if (items.length === 1) moveKeyboardLater(() => document.getElementById(id)?.focus());
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
  // A list of communes may say « all those of an EPCI », which another criterion says in one word.
  const replace = kind === "commune" ? onReplaceHolder : undefined;
  const replaceByEpci = (siren: string) => replace?.({ type: "epcis", values: [siren] });
  const pick = (key: string) => {
    const siren = epciOf(key);
    const codes = siren === undefined ? [key] : (territory?.epci(siren)?.communes ?? []);
    if (siren !== undefined && items.length === 0) replaceByEpci(siren);
    else onChange([...items, ...codes.filter((code) => !items.includes(code))]);
  };
  const search = (query: string) =>
    territory && kind && query.trim() ? searchPlaces(territory, query, kind, replace !== undefined) : [];
  return (
    <div className="ct-territory">
      <PlaceChips items={items} kind={kind} territory={territory} wrong={wrong} onRemove={remove} />
      <SearchCombobox
        id={id}
        label={label}
        placeholder={territory ? (kind && PLACEHOLDERS[kind]) || "Nom ou code" : "Chargement des lieux…"}
        search={search}
        onPick={pick}
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
      {territory && replace && (
        <WholeEpciOffer territory={territory} items={items} onReplace={replaceByEpci} />
      )}
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
