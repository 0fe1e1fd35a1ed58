import type { LanguageRules } from "./rulebook.ts";
import { CAPITALS, PUNCTUATION, type Tokens, WORD } from "./tokens.ts";

export interface Shout {
  readonly start: number;
  readonly end: number;
}

/** Capitals for emphasis and `!!`. A single word in capitals counts only where the rules know it as a common word: the rest are acronyms. */
export function shoutsIn(tokens: Tokens, rules: LanguageRules): Shout[] {
  const shouts: Shout[] = [];
  const acronyms = new Set(rules.acronyms);
  const words = tokens.word.filter((_, i) => tokens.type[i] === WORD);
  const capitals = tokens.shape.filter((shape, i) => shape === CAPITALS && tokens.type[i] === WORD).length;
  const isTitle = words.length <= 8 && capitals > words.length * 0.6 && !/!/.test(tokens.text);
  const loud = (i: number) =>
    !isTitle &&
    tokens.shape[i] === CAPITALS &&
    tokens.type[i] === WORD &&
    !acronyms.has(tokens.word[i] ?? "") &&
    !/\d/.test(tokens.word[i] ?? "");
  for (let i = 0; i < tokens.word.length; i++) {
    const word = tokens.word[i] ?? "";
    if (tokens.type[i] === PUNCTUATION && /^[!?]*!{2,}[!?]*$|^\?!|^!\?/.test(word))
      shouts.push({ start: tokens.start[i] ?? 0, end: tokens.end[i] ?? 0 });
    else if (loud(i)) {
      let end = i;
      while (loud(end + 1) || (tokens.word[end + 1]?.length === 1 && tokens.type[end + 1] === WORD && loud(end + 2))) end++;
      const run = tokens.word.slice(i, end + 1);
      const common = run.filter((item) => Object.hasOwn(rules.automaton.words, item) && item.length >= 3).length;
      if (common >= 1 && (run.length === 1 ? word.length >= 3 : common * 2 >= run.length || run.length > 3))
        shouts.push({ start: tokens.start[i] ?? 0, end: tokens.end[end] ?? 0 });
      i = end;
    }
  }
  return shouts;
}
