import { type JSX, useEffect } from "react";

/** What Decap gives the component that stands before the admin. */
export interface LoginProps {
  onLogin(credentials: Record<string, never>): void;
  readonly error?: unknown;
  readonly inProgress?: boolean;
}

/** Logs in by itself; shows one button only when that failed. */
export function Login({ onLogin, error, inProgress }: LoginProps): JSX.Element {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => onLogin({}), []);
  if (!error) return <p className="contribution-login">Ouverture de Contribution…</p>;
  return (
    <main className="contribution-login">
      <h1>Contribution</h1>
      <p>La connexion n’a pas abouti.</p>
      <button type="button" disabled={inProgress} onClick={() => onLogin({})}>
        Réessayer
      </button>
    </main>
  );
}
