import { createRoot } from "react-dom/client";
import { Refusal } from "../connection/refusal.ts";
import { loadTerritory } from "../surroundings/territory-index.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { type Choices, chosenText, type EditConflict } from "./edit-conflict.ts";
import { placesInConflict } from "./places-in-conflict.ts";

/** Asks the person what to keep of two versions, and gives the text that holds it; refuses when they go back. */
export async function askChoice(conflict: EditConflict): Promise<string> {
  const territory = await loadTerritory().catch(() => undefined);
  const places = placesInConflict(conflict, { territory });
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  try {
    const choices = await new Promise<Choices | undefined>((done) => {
      root.render(
        <ConflictDialog
          conflict={conflict}
          places={places}
          onChoose={done}
          onCancel={() => done(undefined)}
        />,
      );
    });
    if (!choices) throw new Refusal("Rien n’a été enregistré. Votre texte est toujours dans le formulaire.");
    return chosenText(conflict, choices);
  } finally {
    root.unmount();
    host.remove();
  }
}
