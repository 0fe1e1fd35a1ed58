import { knowsWord } from "./reader/read.ts";
import type { LanguageRules } from "./rulebook.ts";
import { CAPITALS, PUNCTUATION, type Tokens, WORD } from "./tokens.ts";
import type { BlockKind } from "./types.ts";

export interface Shout {
  readonly start: number;
  readonly end: number;
}

/** So many letters a lone word must have to be a cry that only the reader knows. */
const SHORTEST_CRY = 6;

/** « N'EN » and « PENSEZ-Y » are one word, however they are cut into tokens. */
function wholeWords(text: string, start: number, end: number): Shout {
  const before = /\p{Lu}+['’-]$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^['’-]\p{Lu}+(?![\p{Ll}])/u.exec(text.slice(end))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
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
  const common = (word: string, shortest = 4) =>
    word.length >= 2 && (named(word) || (word.length >= shortest && knowsWord(rules.reader, word)));
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
  // Inside a cry "IT" and "US" are words like others, and so is a single letter.
  const goesOn = (i: number) =>
    tokens.type[i] === WORD &&
    tokens.text.slice(tokens.start[i], tokens.end[i]) === tokens.text.slice(tokens.start[i], tokens.end[i]).toUpperCase() &&
    (tokens.word[i]?.length === 1 ? loud(i + 1) : named(tokens.word[i] ?? ""));
  for (let i = 0; i < tokens.word.length; i++) {
    const word = tokens.word[i] ?? "";
    if (tokens.type[i] === PUNCTUATION && /^[!?]*!{2,}[!?]*$|^\?!|^!\?/.test(word))
      shouts.push({ start: tokens.start[i] ?? 0, end: tokens.end[i] ?? 0 });
    else if (loud(i)) {
      let end = i;
      while (loud(end + 1) || goesOn(end + 1)) end++;
      const run = tokens.word.slice(i, end + 1);
      // A lone short word in capitals is a name or an acronym more often than a cry.
      const known = run.filter((other) => common(other, run.length > 1 ? 4 : SHORTEST_CRY)).length;
      if (known >= 1 && (run.length === 1 || known * 2 >= run.length || run.length > 3))
        shouts.push(wholeWords(tokens.text, tokens.start[i] ?? 0, tokens.end[end] ?? 0));
      i = end;
    }
  }
  return shouts.sort((a, b) => a.start - b.start);
}
