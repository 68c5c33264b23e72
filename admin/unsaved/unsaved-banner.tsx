import { useEffect, useRef } from "react";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { formFields } from "../form/fields.ts";
import { INSTITUTION_KEY } from "../form/shape.ts";
import { elapsed } from "./elapsed.ts";
import { changedMeanwhile, type FieldChanges, type FormData } from "./field-changes.ts";
import { forget, resume, useUnsaved } from "./keep-unsaved.ts";
import type { UnsavedCopy } from "./stored-copies.ts";

/** Above a form: offers the work that was not saved, says that it came back, or that none can be kept. */
export function UnsavedBanner({
  data,
  change,
}: {
  data: FormData;
  /** Sets fields of the form, as their controls would. */
  change: (data: Readonly<Record<string, unknown>>) => void;
}) {
  const { offer, resumed, failing } = useUnsaved();
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (resumed) note.current?.focus();
  }, [resumed]);
  return (
    <div className="ct-control ct-unsaved" role="status">
      {offer && <Offer offer={offer} data={data} change={change} />}
      {resumed && !offer && (
        <p ref={note} tabIndex={-1} className="ct-unsaved-note">
          Votre travail est de nouveau dans le formulaire. Il reste à l’enregistrer.
        </p>
      )}
      {failing && (
        <p className="ct-unsaved-note">
          Votre navigateur ne peut pas garder de copie de votre travail : enregistrez souvent.
        </p>
      )}
    </div>
  );
}

function Offer({
  offer,
  data,
  change,
}: {
  offer: UnsavedCopy;
  data: FormData;
  change: (data: Readonly<Record<string, unknown>>) => void;
}) {
  const others = changedMeanwhile(offer.changes, data).map((name) => titleOf(offer.address, name));
  return (
    <div className="ct-unsaved-note">
      <p>
        <strong>Un travail n’a pas été enregistré</strong> sur cette fiche ({elapsed(offer.at, Date.now())}) :{" "}
        {Object.keys(offer.changes)
          .map((name) => titleOf(offer.address, name))
          .join(", ")}
        .{others.length > 0 && ` Le reprendre remplacera ce qui a changé depuis : ${others.join(", ")}.`}
      </p>
      <div className="ct-row">
        <button
          type="button"
          className="ct-button ct-button-main"
          onClick={() => resume((changes) => change(valuesOf(changes)))}
        >
          Reprendre votre travail
        </button>
        <button type="button" className="ct-button" onClick={forget}>
          L’oublier
        </button>
      </div>
    </div>
  );
}

function valuesOf(changes: FieldChanges): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([name, { is }]) => [name, is]));
}

/** The title of a field, as the form shows it. */
function titleOf(address: string, name: string): string {
  if (name === INSTITUTION_KEY) return "« Nouvelle institution »";
  const kind = COLLECTIONS.find((collection) => address.startsWith(`${collection.name}/`))?.kind;
  const field = kind && formFields(kind).find((candidate) => candidate.name === name);
  return `« ${field?.node.title ?? "Texte du fichier"} »`;
}
