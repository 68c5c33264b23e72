import { type JSX, useState } from "react";
import { askServer } from "./ask-server.ts";
import { type Connection, retry, useConnection } from "./connection.ts";

const KEPT = "Rien n’est perdu : votre travail est gardé dans ce navigateur.";

const SENTENCES: Readonly<Record<"back" | "lost" | "expired", string>> = {
  back: "La connexion est revenue : il reste à enregistrer.",
  lost: `La connexion au serveur est perdue. ${KEPT} Vous pouvez continuer à écrire, et enregistrer quand elle sera revenue.`,
  expired: `Votre session a expiré. ${KEPT} Reconnectez-vous dans un autre onglet, puis revenez ici et réessayez.`,
};

/** Above a form: says that the server no longer answers, what becomes of the work, and what to do. */
export function ConnectionBanner(): JSX.Element {
  const connection = useConnection();
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    await retry(askServer);
    setAsking(false);
  };
  const { state } = connection;
  return (
    <div className="ct-control ct-unsaved" role="alert">
      {state !== "fine" && (
        <div className="ct-unsaved-note">
          <p>{sentenceOf(connection)}</p>
          {state !== "back" && (
            <div className="ct-row">
              {state === "expired" && (
                <a className="ct-button ct-button-main" href="./" target="_blank" rel="noopener">
                  Se reconnecter dans un autre onglet
                </a>
              )}
              <button type="button" className="ct-button" disabled={isAsking} onClick={ask}>
                {isAsking ? "Nouvel essai…" : "Réessayer"}
              </button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function sentenceOf(connection: Connection): string {
  if (connection.state === "fine") return "";
  return connection.state === "refused"
    ? `Le serveur n’accepte plus ce qui vient d’ici. ${connection.sentence} ${KEPT}`
    : SENTENCES[connection.state];
}
