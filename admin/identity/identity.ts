import { isRecord } from "../form/plain-value.ts";

/** Who signs the changes made in this browser. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

const KEY = "contribution.identity";

/** The person that this browser knows; undefined before anybody said who they are. */
export function storedIdentity(): Identity | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (!isRecord(stored) || typeof stored.name !== "string" || typeof stored.email !== "string")
      return undefined;
    return { name: stored.name, email: stored.email };
  } catch {
    return undefined;
  }
}

/** Remembers the person. */
export function storeIdentity(identity: Identity): void {
  localStorage.setItem(KEY, JSON.stringify(identity));
}

/** What is wrong with each part of an identity, in French; none when the server will take it. */
export function identityProblems({ name, email }: Identity): Partial<Identity> {
  return {
    ...(!/\p{L}/u.test(name) && {
      name: "Écrivez votre prénom et votre nom, par exemple « Camille Martin ».",
    }),
    ...(/[<>]/.test(name) && { name: "Un nom ne contient ni « < » ni « > »." }),
    ...(!/^[^\s<>@]+@[^\s<>@]+$/.test(email) && {
      email: "Écrivez une adresse électronique, par exemple « camille.martin@exemple.fr ».",
    }),
  };
}
