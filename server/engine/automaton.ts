import {
  type Automaton,
  FIRST_WORD_SYMBOL,
  STEP_ENDS,
  SYMBOL_ADDRESSEE,
  SYMBOL_END,
  SYMBOL_NUMBER,
  SYMBOL_PUNCTUATION,
  SYMBOL_START,
  SYMBOL_TITLE,
  SYMBOL_WORD,
} from "./rulebook.ts";
import { LOWER, NUMBER, type Sentence, type Tokens, WORD } from "./tokens.ts";

/** One place where a frame stands: token indices of its sentence, `end` exclusive; captures in pairs of start and end, -1 where unset. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly captures: readonly number[];
}

/** So many numbers are a step. */
const STEP = 3;
const NOTHING: readonly number[] = [];

/** The symbols of a sentence, with one for its start before and one for its end after. All that frames see of it. */
export function symbolsOf(a: Automaton, tokens: Tokens, sentence: Sentence, addressee: ReadonlySet<string>): number[] {
  const symbols = [SYMBOL_START];
  for (let i = sentence.first; i < sentence.end; i++) {
    const word = tokens.word[i] as string;
    const inside = tokens.shape[i] !== LOWER && i > sentence.first && word.length > 1;
    const known = Object.hasOwn(a.words, word) ? a.words[word] : undefined;
    if (tokens.shape[i] !== LOWER && addressee.has(word)) symbols.push(SYMBOL_ADDRESSEE);
    else if (tokens.type[i] === NUMBER) symbols.push(SYMBOL_NUMBER);
    else if (known !== undefined) symbols.push(known + (known >= FIRST_WORD_SYMBOL && inside ? 1 : 0));
    else if (tokens.type[i] === WORD) symbols.push(inside ? SYMBOL_TITLE : SYMBOL_WORD);
    else symbols.push(SYMBOL_PUNCTUATION);
  }
  symbols.push(SYMBOL_END);
  return symbols;
}

/**
 * The frames that stand in a sentence, in the order of the rule files, each with its places: leftmost, then longest, without overlap.
 * The work grows with the sentence's words that are anchors, however many frames there are besides.
 */
export function matchesIn(a: Automaton, symbols: readonly number[]): Map<number, readonly Match[]> {
  const sets = symbols.map((symbol) => a.signatures[symbol] as readonly number[]);
  const found: [number, readonly Match[]][] = [];
  for (const [frame, anchors] of candidatesIn(a, sets)) {
    const matches = matchesOf(a, frame, anchors, sets);
    if (matches.length) found.push([frame, matches]);
  }
  return new Map(found.sort(([one], [other]) => one - other));
}

/** The frames that may stand in a sentence, as it has one of their anchors and of what else they need; with the places of the anchors. */
function candidatesIn(a: Automaton, sets: readonly (readonly number[])[]): Map<number, number[]> {
  const present = new Uint8Array(a.anchors.length);
  for (const those of sets) for (const set of those) present[set] = 1;
  const candidates = new Map<number, number[]>();
  for (let position = 0; position < sets.length; position++)
    for (const set of sets[position] as readonly number[])
      for (const frame of a.anchors[set] as readonly number[]) {
        const needed = a.needs[frame] as readonly number[];
        let met = needed.length ? 0 : 1;
        for (let i = 0; i < needed.length; i++) met |= present[needed[i] as number] as number;
        if (!met) continue;
        const places = candidates.get(frame);
        if (places) places.push(position);
        else candidates.set(frame, [position]);
      }
  return candidates;
}

/** Where a frame stands that has anchors at some places. It starts at an anchor, or so far before as it may. */
function matchesOf(a: Automaton, frame: number, anchors: readonly number[], sets: readonly (readonly number[])[]): Match[] {
  const matches: Match[] = [];
  const opening = a.steps[a.starts[frame] as number] as readonly number[];
  const before = a.before[frame] as number;
  let from = 0;
  for (const anchor of anchors)
    for (from = Math.max(from, anchor - before); from <= anchor; from++) {
      const here = sets[from] as readonly number[];
      let opens = false;
      for (let i = 0; i < opening.length && !opens; i += STEP) opens = here.includes(opening[i] as number);
      const longest = opens && longestFrom(a, frame, sets, from);
      if (!longest) continue;
      matches.push(matchOf(from, longest, sets.length - 2));
      from = longest.end - 1;
    }
  return matches;
}

/** Positions count the sentence's start as 0, so token i stands at i + 1. */
function matchOf(from: number, { end, marks }: Longest, tokens: number): Match {
  const toToken = (position: number) => Math.min(Math.max(position - 1, 0), tokens);
  const first = toToken((marks[0] ?? -1) >= 0 ? (marks[0] as number) : from);
  const stop = toToken((marks[1] ?? -1) >= 0 ? (marks[1] as number) : end);
  return { start: first, end: Math.max(stop, first + 1), captures: marks.slice(2).map((mark) => (mark < 0 ? -1 : toToken(mark))) };
}

interface Longest {
  readonly end: number;
  readonly marks: readonly number[];
}

interface Thread {
  readonly state: number;
  readonly marks: readonly number[];
}

/** The longest run in which a frame stands from a position on; of two ways through the frame the earlier one is taken. */
function longestFrom(a: Automaton, frame: number, sets: readonly (readonly number[])[], from: number): Longest | undefined {
  const first = a.starts[frame] as number;
  let longest: Longest | undefined;
  let threads: Thread[] = [{ state: first, marks: NOTHING }];
  /** For each state of the frame, the position before which it was last reached. */
  const reached: number[] = [];
  for (let at = from; threads.length; at++) {
    const here = sets[at] ?? NOTHING;
    const next: Thread[] = [];
    for (const { state, marks } of threads) {
      const steps = a.steps[state] as readonly number[];
      for (let i = 0; i < steps.length; i += STEP) {
        const set = steps[i] as number;
        const to = state + (steps[i + 1] as number);
        if (set === STEP_ENDS) {
          if (at > (longest?.end ?? from)) longest = { end: at, marks: marked(marks, a.marks[steps[i + 2] as number], at) };
        } else if (here.includes(set) && reached[to - first] !== at) {
          reached[to - first] = at;
          next.push({ state: to, marks: marked(marks, a.marks[steps[i + 2] as number], at) });
        }
      }
    }
    threads = next;
  }
  return longest;
}

function marked(marks: readonly number[], more: readonly number[] = NOTHING, at: number): readonly number[] {
  if (!more.length) return marks;
  const all = [...marks];
  for (const mark of more) {
    while (all.length <= mark) all.push(-1);
    all[mark] = at;
  }
  return all;
}
