import { PUNCTUATION, type Tokens, WORD } from "../tokens.ts";

/** A clause as a run of tokens of one block, without the punctuation around it: token indices, `end` exclusive. */
export interface Clause {
  readonly first: number;
  readonly end: number;
  /** Index of its sentence in the block's `sentences`. */
  readonly sentence: number;
}

/** A comma or a conjunction opens a new clause only after so many words: « Bonjour, » and "now and then" stay whole. */
const FEWEST_WORDS = 4;
const ALWAYS_CUTS = /^[;:-]|^[.!?…]/;

/** Cuts the sentences of a block into clauses. `borders` are the words that open one. */
export function clausesOf(tokens: Tokens, borders: ReadonlySet<string>): Clause[] {
  const clauses: Clause[] = [];
  tokens.sentences.forEach((sentence, index) => {
    const own = clauses.length;
    let first = sentence.first;
    let words = 0;
    const cut = (end: number) => {
      let from = first;
      let to = end;
      while (from < to && isEdge(tokens, from)) from++;
      while (to > from && isEdge(tokens, to - 1)) to--;
      first = end;
      if (to <= from) return;
      const last = clauses.at(-1);
      if (last && clauses.length > own && words < 3) clauses[clauses.length - 1] = { ...last, end: to };
      else clauses.push({ first: from, end: to, sentence: index });
      words = 0;
    };
    for (let i = sentence.first; i < sentence.end; i++) {
      const word = tokens.word[i] as string;
      if (tokens.type[i] === PUNCTUATION) {
        if (word === "-" && !spaced(tokens, i)) continue;
        if (ALWAYS_CUTS.test(word) || (word === "," && words >= FEWEST_WORDS)) cut(i + 1);
      } else {
        if (tokens.type[i] === WORD && words >= FEWEST_WORDS && borders.has(word)) cut(i);
        words++;
      }
    }
    cut(sentence.end);
  });
  return clauses;
}

function spaced(tokens: Tokens, i: number): boolean {
  return /\s|—/.test(tokens.text.charAt((tokens.start[i] ?? 0) - 1) + tokens.text.charAt(tokens.start[i] ?? 0));
}

/** Marks that stand around a clause and are no part of it. */
function isEdge(tokens: Tokens, i: number): boolean {
  return tokens.type[i] === PUNCTUATION && /^[,;:.!?…"()[\]-]/.test(tokens.word[i] ?? "");
}
