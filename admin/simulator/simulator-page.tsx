import { type JSX, useDeferredValue, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { personas } from "../../contribution/eligibility/trials/personas.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import type { PlainRecord } from "../form/plain-value.ts";
import { unbreakable } from "../locale/typography.ts";
import { ASKED, COMPUTED_FROM, SituationFields } from "../trial/situation-fields.tsx";
import { today } from "../trial/today.ts";
import { toldBy, useEngine } from "../trial/use-engine.ts";
import { ItemPicker } from "../widgets/criteria/item-picker.tsx";
import { EngineStatus } from "./engine-status.tsx";
import { type LoadedCatalogue, loadCatalogue } from "./load-catalogue.ts";
import { Results } from "./results.tsx";
import { situationIn, situationLink } from "./situation-link.ts";

const NONE: readonly never[] = [];

/** A person, and what the whole published catalogue answers: also how one explains « pourquoi je n’y ai pas droit ? ». */
export function SimulatorPage(): JSX.Element {
  const [situation, setSituation] = useSituation();
  const { catalogue, status, retry } = useCatalogue();
  const [isWide] = useState(() => window.innerWidth >= 800);
  const asked = useDeferredValue(situation);
  // The evaluation accepts data of any shape.
  const person = asked as unknown as Situation;
  const engine = useEngine(catalogue?.complex ?? NONE, person);
  const { completed, results, state } = engine;
  const answers = useMemo(() => {
    const all = catalogue?.compiled.explainAll({ ...person, ...completed }) ?? [];
    return all.map((answer) => toldBy({ state, results }, answer));
  }, [catalogue, person, completed, results, state]);
  const isComplexAsked = state !== "absent" && catalogue?.isComplexPossible(person) === true;
  return (
    <I18nProvider locale="fr-FR">
      <main className="cl-page ct-control">
        <nav className="cl-tabs" aria-label="Listes">
          <ul>
            <li>
              <a href="#/collections/benefits_javascript">Retour aux aides</a>
            </li>
          </ul>
        </nav>
        <div className="cl-top">
          <div>
            <h1>Simulateur d’essai</h1>
            <p>
              {unbreakable(
                "Décrivez une personne : les aides publiées répondent, et disent pourquoi. Ce que vous écrivez ne quitte pas cette page, sauf pour le moteur de calcul OpenFisca de ce serveur, s’il y en a un.",
              )}
            </p>
          </div>
          <CopyLink situation={situation} />
        </div>
        <PersonPicker onPick={setSituation} />
        <div className="cs-columns">
          {/* On a telephone the answers come first. */}
          <details className="cs-group" open={isWide}>
            <summary>
              <h2>La personne</h2>
            </summary>
            <SituationFields
              keys={ASKED}
              path={["situation"]}
              value={situation}
              // Every field writes into a mapping.
              onChange={(next) => setSituation(next as PlainRecord)}
              findings={[]}
            />
            {isComplexAsked && (
              <>
                <h3>Pour les aides calculées par OpenFisca</h3>
                <p className="ct-hint">
                  {unbreakable(
                    "Tant qu’une de ces questions n’a pas de réponse, les aides qui en dépendent n’en ont pas non plus.",
                  )}
                </p>
                <SituationFields
                  keys={COMPUTED_FROM}
                  path={["situation"]}
                  value={situation}
                  // Every field writes into a mapping.
                  onChange={(next) => setSituation(next as PlainRecord)}
                  findings={[]}
                />
              </>
            )}
          </details>
          {catalogue ? (
            <div>
              {catalogue.complex.length > 0 && <EngineStatus engine={engine} />}
              <Results answers={answers} catalogue={catalogue} />
            </div>
          ) : (
            <p role="status" className="cl-status">
              {status}{" "}
              {retry && (
                <button type="button" className="ct-button" onClick={retry}>
                  Réessayer
                </button>
              )}
            </p>
          )}
        </div>
      </main>
    </I18nProvider>
  );
}

function PersonPicker({ onPick }: { onPick: (situation: PlainRecord) => void }) {
  const day = today();
  const people = useMemo(() => personas(day), [day]);
  const options = [
    { value: "", label: "Une personne dont on ne sait rien", detail: "Vous répondez à sa place." },
    ...people.map(({ key, name }) => ({ value: key, label: name, detail: "" })),
  ];
  return (
    <ItemPicker
      label="Partir d’une personne"
      placeholder="Partir d’une personne : lycéenne à Rennes, apprenti…"
      groups={[{ name: "", options }]}
      onPick={(key) =>
        onPick({ ...(people.find((one) => one.key === key)?.situation ?? { dateDeValeur: day }) })
      }
    />
  );
}

function CopyLink({ situation }: { situation: PlainRecord }) {
  const [copied, setCopied] = useState("");
  const link = situationLink(situation);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(link, window.location.href).href);
      setCopied(link);
    } catch {
      // The address bar holds the same link.
      setCopied("");
    }
  };
  return (
    <p className="ct-row">
      <a className="ct-button" href={link}>
        Lien vers cette situation
      </a>
      <button type="button" className="ct-button" onClick={() => void copy()}>
        Copier le lien
      </button>
      <span role="status">{copied === link && "Lien copié."}</span>
    </p>
  );
}

/** The situation on screen, kept in the address so that it can be sent, reloaded and gone back to. */
function useSituation(): readonly [PlainRecord, (next: PlainRecord) => void] {
  const [situation, setSituation] = useState<PlainRecord>(
    () => situationIn(window.location.hash) ?? { dateDeValeur: today() },
  );
  useEffect(() => {
    const read = () => {
      const linked = situationIn(window.location.hash);
      if (linked) setSituation(linked);
    };
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const change = (next: PlainRecord) => {
    setSituation(next);
    // Not through the router, which would draw everything again.
    window.history.replaceState(window.history.state, "", situationLink(next));
  };
  return [situation, change];
}

interface Loading {
  readonly catalogue: LoadedCatalogue | undefined;
  readonly status: string;
  /** Tries again; undefined while it is loading. */
  readonly retry: (() => void) | undefined;
}

function useCatalogue(): Loading {
  const [catalogue, setCatalogue] = useState<LoadedCatalogue>();
  const [share, setShare] = useState(0);
  const [turn, setTurn] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn is a new try
  useEffect(() => {
    let isWanted = true;
    setFailed(false);
    loadCatalogue((done) => isWanted && setShare(done)).then(
      (loaded) => isWanted && setCatalogue(loaded),
      () => isWanted && setFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [turn]);
  return {
    catalogue,
    status: hasFailed
      ? "Le catalogue n’a pas pu être lu. Vérifiez votre connexion."
      : `Lecture du catalogue… ${Math.round(share * 100)} %`,
    retry: hasFailed ? () => setTurn(turn + 1) : undefined,
  };
}
