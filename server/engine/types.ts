/** Plain, readonly data that the engine takes and gives. All offsets are UTF-16 code units, `end` exclusive. */

export type Language = "en" | "fr";
export const LANGUAGES: readonly Language[] = ["en", "fr"];

export type Kind = "termination" | "client-mail" | "contract" | "other";
export const KINDS: readonly Kind[] = ["termination", "client-mail", "contract", "other"];

export type Severity = "error" | "warning" | "information";

export type Part = "call" | "decision" | "reason" | "end-date" | "next-steps" | "contract" | "refund" | "substitute" | "thanks";

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a block of prose is in its letter. A `subject` is the Subject header of a mail. */
export type BlockKind = "subject" | "heading" | "paragraph" | "item" | "cell";

/** One run of prose that the writer wrote: no markup, no quoted mail. A paragraph's line breaks stay in `text` as they are. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
}

/** A letter as the engine sees it: its prose, and what its headers and front matter say. */
export interface Letter {
  readonly blocks: readonly Block[];
  readonly format: "plain" | "markdown" | "email";
  /** The text of the To header, decoded; names in it are names of the client. */
  readonly to?: string;
  /** The day of the Date header, as in 2026-11-25. */
  readonly date?: string;
  /** Front matter `parting-words:`; `on` makes it a termination letter, `off` silences it. */
  readonly override?: "on" | "off" | "contract";
  /** Front matter `lang:` or a setting. */
  readonly language?: Language;
  /** How many code blocks, tables, links and quotes were left out: a README has many, a letter few. */
  readonly leftOut: number;
}

/** An edit inside one block's prose, or a new paragraph beside a block. */
export type Edit =
  | { readonly type: "replace"; readonly block: number; readonly start: number; readonly end: number; readonly newText: string }
  | { readonly type: "insert"; readonly block: number; readonly side: "before" | "after"; readonly newText: string };

export interface Fix {
  /** In the interface language. */
  readonly title: string;
  /** Keeps the meaning, may run without being looked at. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** One remark about one run of words of one block. */
export interface Finding {
  /** The rule's id, e.g. `blame` or `missing-thanks`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What, why and what to do: each a sentence or two in the interface language. */
  readonly message: string;
  readonly why: string;
  readonly instead: string;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** The words by which the reader knew it. */
  readonly cues: readonly string[];
  readonly fixes: readonly Fix[];
}

export interface FoundPart {
  readonly part: Part;
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

export interface Report {
  readonly kind: Kind;
  readonly language: Language;
  readonly findings: readonly Finding[];
  readonly parts: readonly FoundPart[];
}

export interface CheckOptions {
  /** Language of messages and titles. Fixes follow the letter's language. */
  readonly locale: Language;
  /** Takes the place of the kind worked out from the text. */
  readonly kind?: Kind;
  /** The day on which the letter is written, as in 2026-11-25, where the letter bears no date of its own. */
  readonly today?: string;
}
