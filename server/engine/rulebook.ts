import type { Calendar } from "./dates.ts";
import type { ReaderModel } from "./reader/model.ts";
import type { Language, Severity } from "./types.ts";

/** What the remark of one rule says, in one interface language. `{words}` stands for the marked words. */
export interface Advice {
  readonly message: string;
  readonly why: string;
  readonly instead: string;
}

export type FixTemplate =
  /** New words in the place of the marked ones, or of their whole sentence. `{end}` is the day on which the letter ends the work. */
  | { readonly type: "replace"; readonly text: string; readonly what: "words" | "sentence" }
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

/** In the place of a step's set: the frame ends here. */
export const STEP_ENDS = -1;

/** All frames of one language as one automaton over the symbols of words. */
export interface Automaton {
  /** Word to symbol; a word that starts with a capital inside a sentence has the symbol after it. */
  readonly words: Readonly<Record<string, number>>;
  /** For each symbol, the sets that hold it. */
  readonly signatures: readonly (readonly number[])[];
  /** For each state its steps, three numbers each: the set of the token, how many states further it leads, and what it marks. */
  readonly steps: readonly (readonly number[])[];
  /** What steps mark, before their token: 0 opens the marked words, 1 closes them, 2n+2 opens capture n, 2n+3 closes it. */
  readonly marks: readonly (readonly number[])[];
  /** For each frame, its first state. */
  readonly starts: readonly number[];
  /** For each set, the frames of which it is an anchor: they stand nowhere without a token of one of their anchors. */
  readonly anchors: readonly (readonly number[])[];
  /** For each frame, the most tokens of it that come before an anchor. */
  readonly before: readonly number[];
  /** For each frame, sets of which its sentence has a token besides the anchor; none where the anchor is enough. */
  readonly needs: readonly (readonly number[])[];
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
  readonly calendar: Calendar;
  /** What templates leave to be filled in. */
  readonly templates: {
    /** Words in brackets that ask for something: a date, an address. */
    readonly asks: readonly string[];
    /** Those that ask for the client's name. */
    readonly names: readonly string[];
    /** Forms of which the writer must choose one, and the form that fits all. */
    readonly choices: readonly { readonly either: readonly string[]; readonly plain: string }[];
  };
  /** The fixes of a rule, behind those of its frames. */
  readonly fixes: Readonly<Record<string, readonly FixTemplate[]>>;
  /** The numbers that a rule counts by, such as its most words. */
  readonly limits: Readonly<Record<string, number>>;
  /** Forms that a rule turns into others, by rule. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
