import {
  type Automaton,
  FIRST_WORD_SYMBOL,
  OP_ACCEPT,
  OP_MARK,
  OP_SET,
  OP_SPLIT,
  SYMBOL_ADDRESSEE,
  SYMBOL_END,
  SYMBOL_NUMBER,
  SYMBOL_PUNCTUATION,
  SYMBOL_START,
  SYMBOL_TITLE,
  SYMBOL_WORD,
} from "./rulebook.ts";
import { LOWER, NUMBER, type Sentence, type Tokens, WORD } from "./tokens.ts";

/** One place where a frame stands: token indices, `end` exclusive; captures in pairs of start and end, -1 where unset. */
export interface Match {
  readonly frame: number;
  readonly start: number;
  readonly end: number;
  readonly captures: readonly number[];
}

/** The symbols of a sentence, with one for its start before and one for its end after. */
export function symbolsOf(automaton: Automaton, tokens: Tokens, sentence: Sentence, addressee: ReadonlySet<string>): number[] {
  const symbols = [SYMBOL_START];
  for (let i = sentence.first; i < sentence.end; i++) {
    const word = tokens.word[i] as string;
    const inside = tokens.shape[i] !== LOWER && i > sentence.first && word.length > 1;
    const known = Object.hasOwn(automaton.words, word) ? automaton.words[word] : undefined;
    if (tokens.shape[i] !== LOWER && addressee.has(word)) symbols.push(SYMBOL_ADDRESSEE);
    else if (tokens.type[i] === NUMBER) symbols.push(SYMBOL_NUMBER);
    else if (known !== undefined) symbols.push(known + (known >= FIRST_WORD_SYMBOL && inside ? 1 : 0));
    else if (tokens.type[i] === WORD) symbols.push(inside ? SYMBOL_TITLE : SYMBOL_WORD);
    else symbols.push(SYMBOL_PUNCTUATION);
  }
  symbols.push(SYMBOL_END);
  return symbols;
}

function closure(a: Automaton, from: number, into: Set<number>): void {
  if (into.has(from)) return;
  into.add(from);
  if (a.op[from] === OP_SPLIT) {
    closure(a, a.x[from] as number, into);
    closure(a, a.y[from] as number, into);
  } else if (a.op[from] === OP_MARK) closure(a, a.x[from] as number, into);
}

/** The frames that stand anywhere in a run of symbols. One pass; the work grows with the frames that are under way. */
export function framesIn(a: Automaton, symbols: readonly number[]): Set<number> {
  const found = new Set<number>();
  let active = new Set<number>();
  for (const symbol of symbols) {
    const signature = a.signatures[symbol] ?? [];
    const next = new Set<number>();
    for (const state of active)
      if (a.op[state] === OP_SET && signature.includes(a.y[state] as number)) closure(a, a.x[state] as number, next);
    for (const set of signature) for (const state of a.entries[set] ?? []) closure(a, state, next);
    for (const state of next) if (a.op[state] === OP_ACCEPT) found.add(a.x[state] as number);
    active = next;
  }
  return found;
}

interface Thread {
  readonly state: number;
  readonly start: number;
  readonly marks: readonly number[];
}

/**
 * Where one frame stands in a sentence: leftmost, then longest, without overlap. Bounded by sentence length times frame size.
 * Symbol positions count the sentence's start as 0, so token i stands at i - first + 1.
 */
export function matchesOf(a: Automaton, frame: number, symbols: readonly number[], sentence: Sentence): Match[] {
  const matches: Match[] = [];
  let from = 0;
  while (from < symbols.length) {
    const best = longestFrom(a, frame, symbols, from);
    if (!best) {
      from++;
      continue;
    }
    const toToken = (position: number) => Math.min(Math.max(position - 1, 0) + sentence.first, sentence.end);
    const start = toToken((best.marks[0] ?? -1) >= 0 ? (best.marks[0] as number) : best.start);
    const end = toToken((best.marks[1] ?? -1) >= 0 ? (best.marks[1] as number) : best.end);
    matches.push({
      frame,
      start,
      end: Math.max(end, start + 1),
      captures: best.marks.slice(2).map((m) => (m === undefined || m < 0 ? -1 : toToken(m))),
    });
    from = Math.max(best.end, from + 1);
  }
  return matches;
}

function longestFrom(a: Automaton, frame: number, symbols: readonly number[], from: number) {
  let threads: Thread[] = [];
  let best: { start: number; end: number; marks: readonly number[] } | undefined;
  const seen = new Set<number>();
  const follow = (state: number, marks: readonly number[], at: number, into: Thread[]): void => {
    if (seen.has(state)) return;
    seen.add(state);
    const x = a.x[state] as number;
    const y = a.y[state] as number;
    if (a.op[state] === OP_SPLIT) {
      follow(x, marks, at, into);
      follow(y, marks, at, into);
    } else if (a.op[state] === OP_MARK) {
      const next = [...marks];
      while (next.length <= y) next.push(-1);
      next[y] = at;
      follow(x, next, at, into);
    } else if (a.op[state] === OP_ACCEPT) {
      if (!best || at > best.end) best = { start: from, end: at, marks };
    } else into.push({ state, start: from, marks });
  };
  follow(a.starts[frame] as number, [], from, threads);
  for (let at = from; at < symbols.length && threads.length; at++) {
    const signature = a.signatures[symbols[at] as number] ?? [];
    const next: Thread[] = [];
    seen.clear();
    for (const thread of threads)
      if (a.op[thread.state] === OP_SET && signature.includes(a.y[thread.state] as number))
        follow(a.x[thread.state] as number, thread.marks, at + 1, next);
    threads = next;
  }
  return best;
}
