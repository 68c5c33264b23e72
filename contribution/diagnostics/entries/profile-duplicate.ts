import type { Entry } from "../entry.ts";

export const profileDuplicate: Entry = {
  title: "Profil répété",
  why: "Un profil écrit deux fois à l’identique cache souvent une faute de saisie : un autre profil a pu être oublié.",
  wrong: "- type: apprenti\n- type: apprenti",
  right: "- type: apprenti",
  remedy: "Retirez la répétition, ou changez ses conditions.",
  wordings: {
    default: {
      severity: "warning",
      message: (v) =>
        `Le profil « ${v.profile} » est écrit deux fois, avec les mêmes conditions. Retirez la répétition, ou changez ses conditions.`,
      repair: () => "Retirer la répétition",
    },
  },
};
