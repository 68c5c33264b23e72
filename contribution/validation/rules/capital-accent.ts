import { mapVisibleText } from "../html.ts";
import type { FileRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** Words whose capital carries an accent, which keyboards do not give at once; each means nothing without it. */
const ACCENTED = new Map(
  "Écrire École Écoles Écrit Écrite Écrits Édition Éducation Égalité Égalitaire Élève Élèves Éligible Éligibles Éligibilité Élu Élus Émancipation Émettre Énergie Énergies Épargne Équipement Équipements Équiper Établir Établissement Établissements Étape Étapes État États Être Étranger Étrangère Étrangers Études Étude Étudiant Étudiante Étudiants Étudiantes Étudier Évaluation Évaluer Événement Événements Éviter Évoluer Éventuellement Également Échange Échanges Échanger Économie Économique Économiser Île Îles"
    .split(" ")
    .map((word) => [word.normalize("NFD").replace(/[\u0300-\u036f]/g, ""), word]),
);

/** A capital keeps its accent in French. */
export const capitalAccent: FileRule = {
  code: "capital-accent",
  check: (data, { kind }) =>
    shownTexts(data, kind)
      .filter(({ text }) => /[EI]/.test(text))
      .flatMap(({ path, text, title, html }) => {
        const found: string[] = [];
        const accented = (part: string) =>
          part.replace(/(?<![\p{L}\p{N}@/._-])[EI]\p{Ll}+(?![\p{L}\p{N}@/_-]|\.\p{L})/gu, (word) => {
            const right = ACCENTED.get(word);
            if (right !== undefined) found.push(word);
            return right ?? word;
          });
        const value = html ? mapVisibleText(text, accented) : accented(text);
        const [word = ""] = found;
        if (value === text) return [];
        return [
          { path, values: { title, word, right: ACCENTED.get(word) ?? "" }, changes: [{ path, value }] },
        ];
      }),
};
