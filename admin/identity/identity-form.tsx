import { type FormEvent, type JSX, useRef, useState } from "react";
import { type Identity, identityProblems } from "./identity.ts";

/** Asks for the name and the address that sign the person's changes. */
export function IdentityForm({
  known = { name: "", email: "" },
  onDone,
}: {
  readonly known: Identity | undefined;
  readonly onDone: (identity: Identity) => void;
}): JSX.Element {
  const [identity, setIdentity] = useState(known);
  const [problems, setProblems] = useState<Partial<Identity>>({});
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = { name: identity.name.trim(), email: identity.email.trim() };
    const found = identityProblems(trimmed);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else onDone(trimmed);
  };
  const field = (name: keyof Identity, label: string, attributes: object) => (
    <p>
      <label htmlFor={`identity-${name}`}>{label}</label>
      <input
        {...attributes}
        id={`identity-${name}`}
        name={name}
        value={identity[name]}
        aria-invalid={problems[name] !== undefined}
        aria-describedby={`identity-${name}-problem`}
        onChange={(event) => setIdentity({ ...identity, [name]: event.target.value })}
      />
      <span id={`identity-${name}-problem`} className="contribution-login-problem">
        {problems[name]}
      </span>
    </p>
  );
  return (
    <main className="contribution-login">
      <h1>Qui êtes-vous ?</h1>
      <p>
        Votre nom et votre adresse accompagneront vos modifications dans l’historique, que l’équipe peut lire.
      </p>
      <form ref={form} noValidate onSubmit={submit}>
        {field("name", "Prénom et nom", { autoComplete: "name", maxLength: 100 })}
        {field("email", "Adresse électronique", { type: "email", autoComplete: "email", maxLength: 254 })}
        <button type="submit">Continuer</button>
      </form>
    </main>
  );
}
