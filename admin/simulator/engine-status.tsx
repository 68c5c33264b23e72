import { frenchNumber } from "../../contribution/model/french-number.ts";
import type { CompletedAnswers } from "../../contribution/openfisca/complete-person.ts";
import { unbreakable } from "../locale/typography.ts";
import type { Engine } from "../trial/use-engine.ts";

/** Where the calculation of complex benefits stands, and what to do where there is none. */
export function EngineStatus({ engine: { state, completed, retry } }: { engine: Engine }) {
  if (state === "silent")
    return (
      <p role="alert" className="ct-note ct-note-wrong">
        {unbreakable(
          "OpenFisca n’a pas répondu : les aides qu’il calcule n’ont pas de réponse. Vérifiez qu’il tourne (npm run openfisca), puis réessayez.",
        )}{" "}
        <button type="button" className="ct-button ct-button-small" onClick={retry}>
          Réessayer
        </button>
      </p>
    );
  const text = TEXTS[state];
  const found = state === "answered" ? foundText(completed) : "";
  return (
    <p role="status" className="cl-status cs-engine">
      {unbreakable(found || text)}
    </p>
  );
}

const TEXTS = {
  absent:
    "Les aides calculées par OpenFisca n’ont pas de réponse ici. Pour les calculer sur votre machine : npm run openfisca, puis npm start -- --openfisca http://127.0.0.1:2000.",
  asked: "OpenFisca calcule…",
  answered: "OpenFisca a répondu.",
} as const;

function foundText({ rfr, nbptr, rsa, boursier }: CompletedAnswers): string {
  const found = [
    rfr !== undefined && `un revenu fiscal de référence de ${frenchNumber(rfr, 2)} €`,
    nbptr !== undefined && `${frenchNumber(nbptr)} ${nbptr >= 2 ? "parts" : "part"}`,
    rsa !== undefined && (rsa > 0 ? `${frenchNumber(rsa, 2)} € de RSA` : "pas de RSA"),
    boursier !== undefined && (boursier ? "une bourse" : "pas de bourse"),
  ].filter((part) => part !== false);
  return found.length > 0
    ? `OpenFisca a répondu, et a calculé pour cette personne : ${found.join(", ")}.`
    : "";
}
