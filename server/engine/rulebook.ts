import type { ReaderModel } from "./reader/model.ts";
import type { Language, Severity } from "./types.ts";

/** What the remark of one rule says, in one interface language. `{words}` stands for the marked words. */
export interface Advice {
  readonly message: string;
  readonly why: string;
  readonly instead: string;
}

export type FixTemplate =
  | { readonly type: "replace"; readonly text: string }
  | { readonly type: "delete"; readonly what: "words" | "clause" | "sentence" };

export type MarkExtent = "words" | "rest" | "clause" | "sentence";

/** One compiled frame. `of` is a rule's id, `part:thanks` or `cue:greeting`. */
export interface Frame {
  readonly of: string;
  readonly mark: MarkExtent;
  /** 0 to 1. */
  readonly confidence: number;
  readonly fixes: readonly FixTemplate[];
  readonly captures: readonly string[];
  /** Frames that cancel this one in the same clause, in the same sentence. */
  readonly unless: readonly number[];
  readonly unlessSentence: readonly number[];
}

/** Operations of the automaton's states. `x` and `y` are the next states, or what the comment says. */
export const OP_SET = 0; // x: next, y: set
export const OP_SPLIT = 1; // x, y: next
export const OP_MARK = 2; // x: next, y: 0 opens, 1 closes, 2n+2 opens capture n, 2n+3 closes it
export const OP_ACCEPT = 3; // x: frame

/** All frames of one language as one automaton over the symbols of words. */
export interface Automaton {
  /** Word to symbol; a word that starts with a capital inside a sentence has the symbol after it. */
  readonly words: Readonly<Record<string, number>>;
  /** For each symbol, the sets that hold it. */
  readonly signatures: readonly (readonly number[])[];
  readonly op: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Start state of each frame. */
  readonly starts: readonly number[];
  /** For each set, the states that a token of that set leads to from any frame's start. */
  readonly entries: Readonly<Record<number, readonly number[]>>;
}

/** Symbols of tokens that no rule names. */
export const SYMBOL_WORD = 0;
export const SYMBOL_TITLE = 1;
export const SYMBOL_NUMBER = 2;
export const SYMBOL_PUNCTUATION = 3;
export const SYMBOL_START = 4;
export const SYMBOL_END = 5;
export const SYMBOL_ADDRESSEE = 6;
export const FIRST_WORD_SYMBOL = 8;

export interface LanguageRules {
  /** The reader that was trained on the examples of `rules/examples/`. */
  readonly reader: ReaderModel;
  readonly frames: readonly Frame[];
  readonly automaton: Automaton;
  /** Words that tell this language from the others. */
  readonly stopwords: readonly string[];
  /** Words that open a clause. */
  readonly borders: readonly string[];
  /** Capitals that are no shouting. */
  readonly acronyms: readonly string[];
  /** For each missing-… rule the sentence to insert; `tu` where the letter says tu. */
  readonly inserts: Readonly<Record<string, { readonly text: string; readonly tu?: string }>>;
}

export interface RuleBook {
  /** Rules in the order in which they claim words, with their severities. */
  readonly order: readonly { readonly rule: string; readonly severity: Severity }[];
  readonly languages: Readonly<Record<Language, LanguageRules>>;
  readonly advice: Readonly<Record<Language, Readonly<Record<string, Advice>>>>;
  readonly interface: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

/** What the rule files give by themselves: all but the trained readers. */
export type CompiledRules = Omit<RuleBook, "languages"> & {
  readonly languages: Readonly<Record<Language, Omit<LanguageRules, "reader">>>;
};
