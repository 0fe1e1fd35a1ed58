import { type Need, needsOf } from "./anchors.ts";
import type { Item } from "./pattern.ts";
import { type Automaton, FIRST_WORD_SYMBOL, STEP_ENDS } from "./rulebook.ts";
import { OP_ACCEPT, OP_MARK, OP_SET, OP_SPLIT, type StateSteps, stepsOf, TOO_LARGE } from "./states.ts";

const PUNCTUATION_WORDS = [".", ",", ";", ":", "!", "?", "…", "-", '"', "(", ")", "[", "]", "'", "/", "&", "€", "$", "£", "%"];
const BORDER_SIGNS = [".", ",", ";", ":", "!", "?", "!!", "?!", "!?", "!!!", "…", "-", '"', "(", ")"];

/** What a pattern needs to know of its language: its word classes and inflections, already made into items. */
export interface Lexicon {
  /** The items of a class, or of the named forms of it; undefined for an unknown class. */
  readonly membersOf: (
    name: string,
    forms: readonly string[],
  ) => { readonly words: readonly string[]; readonly runs: readonly (readonly Item[])[] } | undefined;
  /** Every form (or the named ones) of a verb. */
  readonly formsOf: (verb: string, forms: readonly string[]) => readonly string[];
  /** Cuts a word of a pattern as the tokenizer cuts the text. */
  readonly cut: (word: string) => readonly string[];
  /** Words that open a clause. */
  readonly borders: readonly string[];
  /** Words that hardly a letter is without. */
  readonly stopwords: readonly string[];
}

/** Built-in sets by name; `word` says whether a set holds a given word of the lexicon. */
const BUILT_IN = ["any", "gap", "num", "cap", "addressee", "border", "sentence-start", "sentence-end"] as const;
/** How common the tokens of each are, where a word that is no stopword counts 1. */
const BUILT_IN_COSTS: readonly number[] = [5000, 5000, 50, 200, 50, 500, 100, 100];
const COMMON_WORD = 100;

/** A frame has at most so many states, and so many steps between them. The largest that ships has some 500. */
const LARGEST_FRAME = 2000;

/**
 * Builds one automaton from the items of many frames.
 * `add` throws a plain sentence for an unknown class or a frame that is too large; `finish` gives the flat tables.
 */
export function automatonBuilder(lexicon: Lexicon) {
  let op: number[] = [];
  let x: number[] = [];
  let y: number[] = [];
  const frames: { readonly steps: StateSteps; readonly needs: readonly Need[] }[] = [];
  const sets = new Map<string, number>();
  const setWords: (readonly string[])[] = [];
  const common = new Set([...lexicon.stopwords, ...lexicon.borders]);
  for (const name of BUILT_IN) setId(`<${name}>`, []);

  function setId(key: string, words: readonly string[]): number {
    let id = sets.get(key);
    if (id === undefined) {
      id = sets.size;
      sets.set(key, id);
      setWords.push(words);
    }
    return id;
  }
  function state(code: number, nx: number, ny: number): number {
    if (op.length >= LARGEST_FRAME) throw new Error(TOO_LARGE);
    x.push(nx);
    y.push(ny);
    return op.push(code) - 1;
  }
  /** Words of one or two letters are common, too. */
  const costOf = (set: number) =>
    BUILT_IN_COSTS[set] ??
    (setWords[set] ?? []).reduce<number>((sum, word) => sum + (common.has(word) || word.length < 3 ? COMMON_WORD : 1), 0);
  const builtIn = (name: string, next: number) => state(OP_SET, next, sets.get(`<${name}>`) ?? 0);
  function wordSet(words: readonly string[], next: number): number {
    const sorted = [...new Set(words)].sort();
    return state(OP_SET, next, setId(sorted.join(" "), sorted));
  }
  function choice(targets: readonly number[]): number {
    const [only] = targets;
    const half = targets.length >> 1;
    return half ? state(OP_SPLIT, choice(targets.slice(0, half)), choice(targets.slice(half))) : (only as number);
  }
  function oneOf(words: readonly string[], next: number): number {
    const single: string[] = [];
    const branches: number[] = [];
    for (const word of words) {
      const cut = word.split(" ").flatMap((piece) => lexicon.cut(piece));
      if (cut.length === 1) single.push(cut[0] as string);
      else branches.push(cut.reduceRight((after, piece) => wordSet([piece], after), next));
    }
    if (single.length) branches.unshift(wordSet(single, next));
    return choice(branches);
  }
  function sequence(items: readonly Item[], next: number, captures: string[]): number {
    return items.reduceRight((after, item) => build(item, after, captures), next);
  }
  function build(item: Item, next: number, captures: string[]): number {
    switch (item.type) {
      case "word": {
        if (!item.forms) return lexicon.cut(item.word).reduceRight((after, piece) => wordSet([piece], after), next);
        return oneOf(lexicon.formsOf(item.word, item.forms), next);
      }
      case "class": {
        if ((BUILT_IN as readonly string[]).includes(item.name)) return builtIn(item.name, next);
        const members = lexicon.membersOf(item.name, item.forms);
        if (!members) throw new Error(`there is no word class <${item.name}>`);
        const branches = members.runs.map((run) => sequence(run, next, captures));
        if (members.words.length) branches.unshift(oneOf(members.words, next));
        if (!branches.length) throw new Error(`<${item.name}${item.forms.length ? `:${item.forms}` : ""}> has no members`);
        return choice(branches);
      }
      case "any":
        return choice(item.of.map((run) => (run.length ? sequence(run, next, captures) : next)));
      case "repeat": {
        let after = next;
        for (let i = item.min; i < item.max; i++) after = state(OP_SPLIT, build(item.item, after, captures), next);
        return after;
      }
      case "gap": {
        let after = next;
        for (let i = 0; i < item.max; i++) after = state(OP_SPLIT, next, builtIn("gap", after));
        return after;
      }
      case "border":
        return builtIn(item.name, next);
      case "mark":
        return state(OP_MARK, next, item.open ? 0 : 1);
      case "capture": {
        let index = captures.indexOf(item.name);
        if (index < 0) index = captures.push(item.name) - 1;
        return state(OP_MARK, build(item.item, state(OP_MARK, next, 2 * index + 3), captures), 2 * index + 2);
      }
    }
  }

  return {
    /** Adds a frame; gives the names of its captures. */
    add(items: readonly Item[]): string[] {
      [op, x, y] = [[], [], []];
      const captures: string[] = [];
      const start = sequence(items, state(OP_ACCEPT, 0, 0), captures);
      const states = { op, x, y, start };
      frames.push({ steps: stepsOf(states, LARGEST_FRAME), needs: needsOf(states, costOf) });
      return captures;
    },
    finish(): Automaton {
      const needs = frames.map((frame) => frame.needs);
      return {
        ...symbolTables(setWords, sets, lexicon.borders),
        ...stepTables(frames.map(({ steps }) => steps)),
        anchors: setWords.map((_, set) => needs.flatMap(([anchor], frame) => (anchor?.sets.includes(set) ? [frame] : []))),
        before: needs.map(([anchor]) => anchor?.before ?? 0),
        needs: needs.map(([, next]) => next?.sets ?? []),
      };
    },
  };
}

/** The steps of all frames with their states numbered from 0 on. */
function stepTables(frames: readonly StateSteps[]): Pick<Automaton, "steps" | "marks" | "starts"> {
  const steps: number[][] = [];
  const starts: number[] = [];
  const marks = new Map([["", 0]]);
  for (const frame of frames) {
    const first = steps.length;
    starts.push(first);
    const numbers = new Map([...frame.keys()].map((state, i) => [state, first + i]));
    for (const [state, from] of frame) {
      const row = from.flatMap(({ set, marks: list, to }) => {
        const key = list.join(" ");
        const mark = marks.get(key) ?? marks.size;
        marks.set(key, mark);
        return [set ?? STEP_ENDS, set === undefined ? 0 : (numbers.get(to) as number) - (numbers.get(state) as number), mark];
      });
      steps.push(row);
    }
  }
  return { steps, starts, marks: [...marks.keys()].map((key) => (key ? key.split(" ").map(Number) : [])) };
}

/** Words that the same sets hold share a symbol: the automaton can't tell them apart. */
function symbolTables(setWords: readonly (readonly string[])[], sets: ReadonlyMap<string, number>, borderWords: readonly string[]) {
  const holders = new Map<string, number[]>();
  setWords.forEach((words, id) => {
    for (const word of words) {
      const list = holders.get(word);
      if (list) list.push(id);
      else holders.set(word, [id]);
    }
  });
  for (const word of [...PUNCTUATION_WORDS, ...BORDER_SIGNS, ...borderWords]) if (!holders.has(word)) holders.set(word, []);
  const id = (name: string) => sets.get(`<${name}>`) as number;
  const border = new Set([...BORDER_SIGNS, ...borderWords]);
  const signatures: number[][] = [];
  signatures.push([id("any"), id("gap")]);
  signatures.push([id("any"), id("gap"), id("cap")]);
  signatures.push([id("any"), id("gap"), id("num")]);
  signatures.push([]);
  signatures.push([id("border"), id("sentence-start")]);
  signatures.push([id("border"), id("sentence-end")]);
  signatures.push([id("any"), id("gap"), id("cap"), id("addressee")]);
  signatures.push([]);
  const words: Record<string, number> = {};
  const symbols = new Map<string, number>();
  for (const [word, holding] of [...holders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const isWord = /[\p{L}\p{N}]/u.test(word);
    const built = [
      ...(isWord ? [id("any")] : []),
      ...(isWord && !border.has(word) ? [id("gap")] : []),
      ...(border.has(word) ? [id("border")] : []),
    ];
    const signature = [...holding, ...built];
    const key = signature.join(" ");
    let symbol = symbols.get(key);
    if (symbol === undefined) {
      symbol = signatures.push(signature) - 1;
      signatures.push(isWord ? [...signature, id("cap")] : signature);
      symbols.set(key, symbol);
    }
    words[word] = symbol;
  }
  if (signatures.length < FIRST_WORD_SYMBOL) throw new Error("too few symbols");
  return { words, signatures };
}
