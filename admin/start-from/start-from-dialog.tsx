import { useDeferredValue, useId, useMemo, useState } from "react";
import { BENEFIT_THEMES, type BenefitTheme } from "../../contribution/validation/benefit-theme.ts";
import {
  type ExistingBenefit,
  existingBenefits,
  type NewBenefit,
  searchBenefits,
} from "../existing/existing-benefits.ts";
import { useForm } from "../form/findings.ts";
import { FormDialog } from "../widgets/parts/form-dialog.tsx";

/** Benefits shown at once. */
const SHOWN = 30;

/** A dialog to choose the benefit that a new one starts from, those of its theme first. */
export function StartFromDialog({
  near,
  problem,
  onPick,
  onClose,
}: {
  near: NewBenefit;
  /** Why the benefit just picked could not be read; empty when all is well. */
  problem: string;
  onPick: (benefit: ExistingBenefit) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [theme, setTheme] = useState<BenefitTheme | "">("");
  const index = useForm((form) => form.index);
  const all = useMemo(
    () => (index ? existingBenefits(index).filter(({ kind }) => kind === "benefit-simple") : []),
    [index],
  );
  const settled = useDeferredValue(query);
  const found = useMemo(() => searchBenefits(all, settled, theme, near), [all, settled, theme, near]);
  return (
    <FormDialog title="Partir d’une aide existante" onClose={onClose}>
      <p className="ct-hint" id={`${id}-hint`}>
        Ses textes, ses conditions et son montant seront recopiés. L’institution, les lieux et les liens
        resteront à remplir ; ce que vous avez déjà écrit ne sera pas remplacé.
      </p>
      <div className="ct-row ct-row-fill ct-start-search">
        <input
          type="search"
          className="ct-input"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to search
          autoFocus
          autoComplete="off"
          aria-label="Chercher une aide"
          aria-describedby={`${id}-hint`}
          placeholder="Nom, institution ou thème : permis, Gard…"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <select
          className="ct-select"
          aria-label="Thème"
          value={theme}
          // The options below are the themes.
          onChange={({ target }) => setTheme(target.value as BenefitTheme | "")}
        >
          <option value="">Tous les thèmes</option>
          {Object.entries(BENEFIT_THEMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <p role="status" className="ct-hint">
        {index ? countOf(found.length) : "Chargement de la liste…"}
      </p>
      {problem !== "" && (
        <p role="alert" className="ct-note ct-note-wrong">
          {problem}
        </p>
      )}
      <ul className="ct-dialog-body ct-existing">
        {found.slice(0, SHOWN).map((benefit) => (
          <li key={benefit.file}>
            <button type="button" className="ct-option" onClick={() => onPick(benefit)}>
              <span>{benefit.label}</span>
              <span className="ct-option-detail">
                {benefit.institutionName} · {BENEFIT_THEMES[benefit.theme]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="ct-dialog-buttons">
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
      </div>
    </FormDialog>
  );
}

function countOf(count: number): string {
  if (count === 0) return "Aucune aide de ce nom. Essayez un seul mot, ou un autre thème.";
  if (count === 1) return "Une aide trouvée.";
  const shown = count > SHOWN ? ` Voici les ${SHOWN} premières : précisez votre recherche.` : "";
  return `${count} aides trouvées.${shown}`;
}
