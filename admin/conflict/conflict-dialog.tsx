import { Fragment, type JSX, useState } from "react";
import type { Side } from "../../contribution/source/merging/merge-data.ts";
import { elapsed } from "../unsaved/elapsed.ts";
import { FormDialog } from "../widgets/parts/form-dialog.tsx";
import type { Choices, EditConflict } from "./edit-conflict.ts";
import type { PlaceInConflict, Told } from "./places-in-conflict.ts";

interface ConflictDialogProps {
  readonly conflict: EditConflict;
  readonly places: readonly PlaceInConflict[];
  readonly onChoose: (choices: Choices) => void;
  readonly onCancel: () => void;
}

/** The two versions side by side, place by place, and a choice for each. */
export function ConflictDialog({ conflict, places, onChoose, onCancel }: ConflictDialogProps): JSX.Element {
  const [choices, setChoices] = useState<Choices>({});
  const [missing, setMissing] = useState<readonly PlaceInConflict[]>([]);
  const names = sidesOf(conflict);
  const all = (side: Side) => setChoices(Object.fromEntries(places.map(({ id }) => [id, side])));
  const submit = () => {
    const left = places.filter(({ id }) => choices[id] === undefined);
    setMissing(left);
    if (left.length === 0) onChoose(choices);
  };
  return (
    <FormDialog title="Cette fiche a changé entre-temps" onClose={onCancel}>
      <p>{introduction(conflict, places.length)}</p>
      {places.length > 1 && (
        <div className="ct-row">
          {SIDES.map((side) => (
            <button key={side} type="button" className="ct-button" onClick={() => all(side)}>
              {names[side].everywhere}
            </button>
          ))}
        </div>
      )}
      {places.map((place) => (
        <fieldset key={place.id} className="ct-conflict">
          <legend>{place.title}</legend>
          <div className="ct-conflict-sides">
            {SIDES.map((side) => (
              <label key={side} className="ct-conflict-side">
                <input
                  type="radio"
                  name={place.id}
                  checked={choices[place.id] === side}
                  onChange={() => setChoices({ ...choices, [place.id]: side })}
                />
                <span>
                  <strong>{names[side].title}</strong>
                  <ToldChange told={place[side]} />
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p role="alert" className="ct-conflict-missing">
        {missing.length > 0 && `Il reste à choisir : ${missing.map(({ title }) => title).join(", ")}.`}
      </p>
      <div className="ct-row">
        <button type="button" className="ct-button ct-button-main" onClick={submit}>
          Enregistrer ces choix
        </button>
        <button type="button" className="ct-button" onClick={onCancel}>
          Revenir sans enregistrer
        </button>
      </div>
    </FormDialog>
  );
}

const SIDES: readonly Side[] = ["mine", "theirs"];

function ToldChange({ told }: { readonly told: Told }): JSX.Element {
  if ("text" in told) return <span className="ct-conflict-text">{told.text}</span>;
  return (
    <>
      {told.changes.map((change) => (
        <span key={JSON.stringify(change.paths) + change.text} className="ct-conflict-change">
          {change.words
            ? change.words.map(({ kind, text }, index) => {
                const Tag = TAGS[kind];
                // biome-ignore lint/suspicious/noArrayIndexKey: segments never move
                return <Tag key={index}>{text}</Tag>;
              })
            : change.text}
        </span>
      ))}
    </>
  );
}

const TAGS = { kept: Fragment, removed: "del", added: "ins" } as const;

function sidesOf({ resolves, author }: EditConflict) {
  return resolves === undefined
    ? {
        mine: { title: "Votre version", everywhere: "Garder partout votre version" },
        theirs: {
          title: `Version de ${author || "l’autre personne"}`,
          everywhere: "Garder partout l’autre version",
        },
      }
    : {
        mine: { title: "La proposition", everywhere: "Garder partout la proposition" },
        theirs: { title: "La version publiée", everywhere: "Garder partout la version publiée" },
      };
}

function introduction({ resolves, author, at }: EditConflict, count: number): string {
  const who = author || "Quelqu’un";
  const since = Number.isNaN(Date.parse(at)) ? "" : ` ${elapsed(Date.parse(at), Date.now())}`;
  const what =
    resolves === undefined
      ? `${who} a enregistré cette fiche${since}, après que vous l’avez ouverte.`
      : `${who} a publié des changements dans cette fiche${since}, après le début de cette proposition.`;
  const places = count > 1 ? `aux mêmes endroits (${count})` : "au même endroit";
  return `${what} Les deux versions diffèrent ${places} : choisissez ce qu’il faut garder. Tout le reste est gardé, de part et d’autre.`;
}
