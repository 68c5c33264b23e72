import { type JSX, useEffect, useState } from "react";
import { storedIdentity, storeIdentity } from "./identity.ts";
import { IdentityForm } from "./identity-form.tsx";

/** What Decap gives the component that stands before the admin. */
export interface LoginProps {
  onLogin(credentials: Record<string, never>): void;
  readonly error?: unknown;
  readonly inProgress?: boolean;
}

/** Whether somebody has to say who they are, because neither this browser nor the server knows. */
export type NeedsIdentity = () => Promise<boolean>;

/**
 * Makes what stands before the admin. It lets in whoever is known; asks the name of others once, and again of those
 * who left (`hasLeft`); shows one button when the server did not answer.
 */
export function createLogin(needsIdentity: NeedsIdentity, hasLeft: () => boolean) {
  return function Login({ onLogin, error, inProgress }: LoginProps): JSX.Element {
    const [asks, setAsks] = useState(hasLeft);
    const [failed, setFailed] = useState(false);
    const enter = () => {
      setFailed(false);
      if (storedIdentity()) onLogin({});
      else
        needsIdentity().then(
          (needed) => (needed ? setAsks(true) : onLogin({})),
          () => setFailed(true),
        );
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
    useEffect(() => {
      if (!asks) enter();
    }, []);
    if (asks) {
      return (
        <IdentityForm
          known={storedIdentity()}
          onDone={(identity) => {
            storeIdentity(identity);
            onLogin({});
          }}
        />
      );
    }
    if (!error && !failed) return <p className="contribution-login">Ouverture de Contribution…</p>;
    return (
      <main className="contribution-login">
        <h1>Contribution</h1>
        <p role="alert">La connexion n’a pas abouti.</p>
        <button type="button" disabled={inProgress} onClick={enter}>
          Réessayer
        </button>
      </main>
    );
  };
}
