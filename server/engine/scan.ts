import { type Match, matchesIn, symbolsOf } from "./automaton.ts";
import type { Frame, LanguageRules } from "./rulebook.ts";
import { PUNCTUATION, type Sentence, type Tokens, WORD } from "./tokens.ts";

/** A frame's place in a block: the words it marks, and what surrounds them. Offsets are UTF-16 units of the block's prose. */
export interface Hit {
  readonly frame: Frame;
  readonly start: number;
  readonly end: number;
  /** The clause (between borders) and the sentence that hold the marked words. */
  readonly clause: { readonly start: number; readonly end: number };
  readonly sentence: { readonly start: number; readonly end: number };
  readonly captures: Readonly<Record<string, string>>;
}

const BORDER = /^[,;:.!?…"()-]/;

/** What stands in the sentences that were met before, by their symbols. */
export type KnownSentences = Map<string, ReadonlyMap<number, readonly Match[]>>;

/**
 * Finds every frame in a block's tokens. Sees that block only, so its result may be kept as long as the block's words stay the same.
 * `addressee` holds the client's names in lower case.
 */
export function scan(
  tokens: Tokens,
  { automaton, frames }: LanguageRules,
  addressee: ReadonlySet<string>,
  borders: ReadonlySet<string>,
  known: KnownSentences = new Map(),
): Hit[] {
  const hits: Hit[] = [];
  for (const sentence of tokens.sentences) {
    const symbols = symbolsOf(automaton, tokens, sentence, addressee);
    const key = symbols.join(" ");
    const found = known.get(key) ?? matchesIn(automaton, symbols);
    known.set(key, found);
    for (const [id, matches] of found) {
      const frame = frames[id] as Frame;
      if (frame.of === "cancel" || frame.unlessSentence.some((other) => found.has(other))) continue;
      for (const match of matches.map((place) => placed(place, sentence.first))) {
        const clause = clauseOf(tokens, sentence, match, borders);
        const cancelled = frame.unless.some((other) =>
          found.get(other)?.some(({ start, end }) => start + sentence.first < clause.end && clause.start < end + sentence.first),
        );
        if (!cancelled) hits.push(hitOf(tokens, sentence, frame, match, clause));
      }
    }
  }
  return hits;
}

/** A place in a sentence as a place in its block. */
function placed({ start, end, captures }: Match, first: number): Match {
  return { start: start + first, end: end + first, captures: captures.map((token) => (token < 0 ? -1 : token + first)) };
}

interface TokenRange {
  readonly start: number;
  readonly end: number;
}

function clauseOf(tokens: Tokens, sentence: Sentence, match: TokenRange, borders: ReadonlySet<string>): TokenRange {
  let { start, end } = match;
  const isSign = (i: number) => tokens.type[i] === PUNCTUATION && BORDER.test(tokens.word[i] ?? "");
  const opens = (i: number) => tokens.type[i] === WORD && borders.has(tokens.word[i] ?? "");
  while (start > sentence.first && !isSign(start - 1) && !(opens(start - 1) && start - 1 >= sentence.first)) start--;
  while (end < sentence.end && !isSign(end) && !opens(end)) end++;
  return { start, end };
}

function hitOf(tokens: Tokens, sentence: Sentence, frame: Frame, match: Match, clause: TokenRange): Hit {
  let range: TokenRange = match;
  if (frame.mark === "clause") range = { start: Math.min(clause.start, match.start), end: Math.max(clause.end, match.end) };
  if (frame.mark === "rest") range = { start: match.start, end: Math.max(clause.end, match.end) };
  const whole = { start: sentence.first, end: sentence.end };
  if (frame.mark === "sentence") range = whole;
  const captures: Record<string, string> = {};
  frame.captures.forEach((name, i) => {
    const from = match.captures[2 * i] ?? -1;
    const to = match.captures[2 * i + 1] ?? -1;
    if (from >= 0 && to > from) captures[name] = tokens.text.slice(tokens.start[from], tokens.end[to - 1]);
  });
  return { frame, ...trimmed(tokens, range), clause: trimmed(tokens, clause), sentence: trimmed(tokens, whole, false), captures };
}

/** From tokens to offsets, without punctuation at the ends (a sentence keeps its stop). */
function trimmed(tokens: Tokens, range: TokenRange, trim = true): { start: number; end: number } {
  let { start, end } = range;
  if (trim) {
    while (start < end - 1 && tokens.type[start] === PUNCTUATION) start++;
    while (end > start + 1 && tokens.type[end - 1] === PUNCTUATION) end--;
  }
  return { start: tokens.start[start] ?? 0, end: tokens.end[end - 1] ?? 0 };
}
