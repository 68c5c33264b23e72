import { Refusal } from "../connection/refusal.ts";
import { SNAPSHOT_FILE, type Snapshot } from "./snapshot.ts";

/** The catalogue that came with the site, from beside the admin's page. */
export async function loadSnapshot(): Promise<Snapshot> {
  const response = await fetch(SNAPSHOT_FILE, { cache: "no-cache" }).catch(() => undefined);
  if (!response?.ok) {
    throw new Refusal("Le catalogue n’est pas arrivé. Vérifiez votre connexion, puis rechargez la page.");
  }
  // The build writes it with the same type.
  return (await response.json()) as Snapshot;
}
