import type { RuleBook } from "./rulebook.ts";
import { LANGUAGES, type Language, type Letter } from "./types.ts";

/** The language most of whose small words the letter uses; English where neither leads. */
export function detectLanguage(letter: Letter, rules: RuleBook): Language {
  const counts = new Map<Language, number>();
  const sets = LANGUAGES.map((language) => [language, new Set(rules.languages[language].stopwords)] as const);
  for (const block of letter.blocks)
    for (const [word] of block.text.toLowerCase().matchAll(/\p{L}+/gu))
      for (const [language, words] of sets) if (words.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
  return (counts.get("fr") ?? 0) > (counts.get("en") ?? 0) ? "fr" : "en";
}
