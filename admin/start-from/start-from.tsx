import { type JSX, useEffect, useRef, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import type { ExistingBenefit, NewBenefit } from "../existing/existing-benefits.ts";
import { formFields } from "../form/fields.ts";
import { isRecord, type PlainRecord, toPlain } from "../form/plain-value.ts";
import { unbreakable } from "../locale/typography.ts";
import type { MapLike } from "../widgets/decap-props.ts";
import { afterDialog } from "../widgets/parts/form-dialog.tsx";
import { moveKeyboardLater } from "../widgets/parts/keyboard-later.ts";
import { type CopiedFields, copiedFields } from "./copied-fields.ts";
import { readPublished } from "./read-published.ts";
import { StartFromDialog } from "./start-from-dialog.tsx";

/** What was copied last, and from which benefit. */
interface Copy extends CopiedFields {
  readonly from: ExistingBenefit;
}

/** Above the form of a new benefit: fills it in from an existing one, says what is left to adapt, and takes it back. */
export function StartFrom({
  data,
  change,
}: {
  /** The fields of the form, as Decap holds them. */
  data: MapLike;
  /** Sets fields of the form, as their controls would. */
  change: (fields: PlainRecord) => void;
}): JSX.Element {
  const [near, setNear] = useState<NewBenefit>();
  const [problem, setProblem] = useState("");
  const [copy, setCopy] = useState<Copy>();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setNear(undefined);
    setProblem("");
    afterDialog(() => button.current?.focus());
  };
  const pick = async (from: ExistingBenefit) => {
    try {
      const copied = copiedFields(await readPublished(from.file), plainOf(data));
      change(copied.values);
      setCopy({ ...copied, from });
      setNear(undefined);
    } catch {
      setProblem("Cette aide n’a pas pu être lue. Réessayez dans un instant, ou choisissez-en une autre.");
    }
  };
  const takeBack = (copied: Copy) => {
    // What was written since the copy stays.
    const untouched = Object.keys(copied.values).filter(
      (name) => JSON.stringify(toPlain(data.get(name))) === JSON.stringify(copied.values[name]),
    );
    change(Object.fromEntries(untouched.map((name) => [name, undefined])));
    setCopy(undefined);
    moveKeyboardLater(() => button.current?.focus());
  };
  return (
    <I18nProvider locale="fr-FR">
      <div className="ct-control ct-start">
        {copy ? (
          <CopyNote
            copy={copy}
            hasInstitution={textOf(data.get("institution")) !== ""}
            onUndo={() => takeBack(copy)}
            onClose={() => setCopy(undefined)}
          />
        ) : (
          <p className="ct-row">
            <button
              ref={button}
              type="button"
              className="ct-button"
              aria-haspopup="dialog"
              onClick={() =>
                setNear({ label: textOf(data.get("label")), institution: textOf(data.get("institution")) })
              }
            >
              Partir d’une aide existante
            </button>
            <span className="ct-hint">pour ne pas tout écrire</span>
          </p>
        )}
        {near && <StartFromDialog near={near} problem={problem} onPick={pick} onClose={close} />}
      </div>
    </I18nProvider>
  );
}

function CopyNote({
  copy,
  hasInstitution,
  onUndo,
  onClose,
}: {
  copy: Copy;
  hasInstitution: boolean;
  onUndo: () => void;
  onClose: () => void;
}) {
  const note = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each copy
  useEffect(() => afterDialog(() => note.current?.focus()), [copy]);
  const { from, values, kept, emptiedPlaces } = copy;
  return (
    <div ref={note} tabIndex={-1} role="status" className="ct-unsaved-note">
      <p>
        <strong>{unbreakable(`« ${from.label} » (${from.institutionName}) a été recopiée.`)}</strong>
      </p>
      <ul>
        <li>{unbreakable(`À relire et à adapter : ${titlesOf(Object.keys(values))}.`)}</li>
        <li>{unbreakable(`À remplir : ${leftToFill(hasInstitution, emptiedPlaces)}.`)}</li>
        {/<a\s/.test(JSON.stringify(values)) && (
          <li>Ses textes contiennent des liens : gardez-les seulement s’ils servent aussi votre aide.</li>
        )}
        {kept.length > 0 && <li>{unbreakable(`Gardé comme vous l’aviez écrit : ${titlesOf(kept)}.`)}</li>}
      </ul>
      <div className="ct-row">
        <button type="button" className="ct-button" onClick={onUndo}>
          Annuler la copie
        </button>
        <button type="button" className="ct-button" onClick={onClose}>
          J’ai compris
        </button>
      </div>
    </div>
  );
}

function leftToFill(hasInstitution: boolean, emptiedPlaces: number): string {
  const places =
    emptiedPlaces === 0
      ? []
      : [emptiedPlaces === 1 ? "les lieux d’une condition" : "les lieux des conditions"];
  const parts = [...(hasInstitution ? [] : ["l’institution"]), ...places, "les liens"];
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} et ${parts.at(-1)}` : parts.join("");
}

function titlesOf(names: readonly string[]): string {
  return formFields("benefit-simple")
    .filter(({ name }) => names.includes(name))
    .map(({ name, node }) => `« ${node.title ?? name} »`)
    .join(", ");
}

function plainOf(data: unknown): PlainRecord {
  const plain = toPlain(data);
  return isRecord(plain) ? plain : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
