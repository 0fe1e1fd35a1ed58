import { knowsWord } from "./reader/read.ts";
import type { LanguageRules } from "./rulebook.ts";
import { CAPITALS, PUNCTUATION, type Tokens, WORD } from "./tokens.ts";
import type { BlockKind } from "./types.ts";

export interface Shout {
  readonly start: number;
  readonly end: number;
}

/** A run of so many pictures is a raised voice, whatever they show. */
const EMOJI = /(?:\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f]?){3,}/gu;

/**
 * Capitals for emphasis, `!!` and runs of emoji. Capitals count only where a word among them is a common one, which the rules or the
 * reader know: the rest are names and acronyms. A heading or a subject may stand in capitals as a whole.
 */
export function shoutsIn(tokens: Tokens, kind: BlockKind, rules: LanguageRules): Shout[] {
  const shouts: Shout[] = [...tokens.text.matchAll(EMOJI)].map(({ index, 0: run }) => ({ start: index, end: index + run.length }));
  const named = (word: string) => Object.hasOwn(rules.automaton.words, word);
  const common = (word: string) => word.length >= 2 && (named(word) || (word.length >= 4 && knowsWord(rules.reader, word)));
  const acronyms = new Set(rules.acronyms);
  const words = tokens.word.filter((_, i) => tokens.type[i] === WORD);
  const capitals = tokens.shape.filter((shape, i) => shape === CAPITALS && tokens.type[i] === WORD).length;
  const isTitle = (kind === "heading" || kind === "subject") && capitals > words.length * 0.6 && !/!/.test(tokens.text);
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
      const known = run.filter(common).length;
      if (known >= 1 && (run.length === 1 || known * 2 >= run.length || run.length > 3))
        shouts.push({ start: tokens.start[i] ?? 0, end: tokens.end[end] ?? 0 });
      i = end;
    }
  }
  return shouts.sort((a, b) => a.start - b.start);
}
