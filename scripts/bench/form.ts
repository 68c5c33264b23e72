import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "../browser/find-browser.mjs";
import { launch } from "../browser/launch.ts";
import { readTerritory } from "../read-territory.ts";
import { type Gesture, measureResponsiveness, type Responsiveness } from "./responsiveness.ts";
import { copyOf, served } from "./served.ts";

const SLUG = "departement_pas_de_calais-aide-lourde";

/** Times that everything is measured: the least of them is what the form costs, whatever else the machine does. */
const ROUNDS = 3;

/** Communes that the heaviest condition lists: as many as a department has. */
export const COMMUNES = 887;

/** The form of a benefit that lists hundreds of communes, in Chromium, beside all the files of a catalogue. */
export async function benchForm(data: string): Promise<Responsiveness> {
  const codes = [...readTerritory().communes()]
    .filter(({ department }) => department === "62")
    .slice(0, COMMUNES)
    .map(({ code }) => code);
  const directory = copyOf(data);
  writeFileSync(join(directory, "benefits/javascript", `${SLUG}.yml`), heavy(codes));
  const browser = await launch(await findBrowser());
  const rounds: Responsiveness[] = [];
  try {
    await served(directory, async (address) => {
      for (let round = 0; round < ROUNDS; round++) {
        const page = await browser.newPage({ locale: "fr-FR", viewport: { width: 1280, height: 900 } });
        const list = `${address}#/collections/benefits_javascript`;
        rounds.push(await measureResponsiveness(page, list, SLUG, codes.join("\n")));
        await page.close();
      }
    });
  } finally {
    await browser.close();
  }
  return least(rounds);
}

function heavy(codes: readonly string[]): string {
  return `label: aide lourde
institution: departement_pas_de_calais
prefix: l’
description: Une aide qui liste presque toutes les communes d’un département.
conditions_generales:
  - type: communes
    values:
${codes.map((code) => `      - "${code}"`).join("\n")}
type: bool
link: https://www.exemple.fr/aide
instructions: https://www.exemple.fr/demander
`;
}

function least(rounds: readonly Responsiveness[]): Responsiveness {
  const [first] = rounds;
  const gestures = (first?.gestures ?? []).map(({ name }, index): Gesture => {
    const same = rounds.flatMap((round) => round.gestures[index] ?? []);
    return {
      name,
      longTask: Math.min(...same.map(({ longTask }) => longTask)),
      event: Math.min(...same.map(({ event }) => event)),
    };
  });
  return { shown: Math.min(...rounds.map(({ shown }) => shown)), gestures };
}
