import type { Language } from "../engine/types.ts";

/** What the server itself says to the user; what the rules say stands in the rules. */
const TEXTS = {
  en: {
    tooLong: (name: string) => `${name} is too long to be a letter, and is not checked. Put the letter into a file of its own.`,
    fixAll: "Make all safe changes to this letter",
    cues: (cues: readonly string[]) => `Heard in: ${cues.map((cue) => `“${cue}”`).join(", ")}`,
    page: "About this remark",
  },
  fr: {
    tooLong: (name: string) => `${name} est trop long pour une lettre et n’est pas vérifié. Mettez la lettre dans un fichier à part.`,
    fixAll: "Faire tous les changements sûrs dans cette lettre",
    cues: (cues: readonly string[]) => `Entendu dans : ${cues.map((cue) => `« ${cue} »`).join(", ")}`,
    page: "À propos de cette remarque",
  },
} as const;

export type Texts = (typeof TEXTS)[Language];

export function textsIn(locale: Language): Texts {
  return TEXTS[locale];
}
