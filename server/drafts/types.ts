import type { Kind, Language, Letter, Part, Range, Severity } from "../engine/types.ts";

/**
 * The way from a text that was made of another back to it: flat triples [offset, offset in the other, length in the other] in ascending
 * order. A run of positive length is the other's own, character by character. A run of negative length stands for that much of the
 * other text (an entity, a piece of code) and maps only as a whole. What lies between two runs is markup.
 */
export type SourceMap = readonly number[];

/** Why a stretch of the source was not read as the writer's prose. */
export type OmissionReason = "front-matter" | "headers" | "quote" | "code" | "comment" | "signature" | "forwarded" | "attachment";

export interface Omission extends Range {
  readonly reason: OmissionReason;
}

/** Markup around words: emphasis, a link, a pair of tags. `inner` holds the words. */
export interface Wrap extends Range {
  readonly inner: Range;
}

/** Where a block of prose stands in the text that was read. */
export interface BlockPlace {
  /** From the block's prose to the text. */
  readonly map: SourceMap;
  /** The element, with all its marks. */
  readonly whole: Range;
  /** Set where the element holds other blocks too, and must stay when this one goes. */
  readonly shared?: true;
  /** The markup inside, inner before outer. */
  readonly wraps: readonly Wrap[];
}

/** How the text that was read is kept in the source, where they are not the same: the body of a coded mail. */
export interface Transfer {
  readonly map: SourceMap;
  /** The source for new words in the place of source[start, end); undefined where there is none. */
  readonly encode: (words: string, start: number, end: number) => string | undefined;
}

/** A letter, with the place of each of its blocks. */
export interface Draft {
  readonly letter: Letter;
  readonly source: string;
  /** What the blocks' places count in: the source itself, or what a transfer makes of it. */
  readonly text: string;
  readonly transfer?: Transfer;
  /** As many as `letter.blocks`. */
  readonly places: readonly BlockPlace[];
  readonly markup: "plain" | "markdown" | "html";
  /** In offsets of the source. */
  readonly omissions: readonly Omission[];
  /** The line end that the source uses. */
  readonly eol: "\n" | "\r\n";
}

export interface SourceEdit extends Range {
  readonly newText: string;
}

export interface SourceFix {
  readonly title: string;
  readonly safe: boolean;
  /** In ascending order, without overlap. */
  readonly edits: readonly SourceEdit[];
}

/** A finding in offsets of the source text. */
export interface SourceFinding extends Range {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly instead: string;
  readonly confidence: number;
  readonly cues: readonly string[];
  readonly fixes: readonly SourceFix[];
}

export interface SourcePart extends Range {
  readonly part: Part;
}

/** What `checkDraft` gives, in offsets of the source text, findings and parts in ascending order of start. */
export interface DraftReport {
  readonly kind: Kind;
  readonly language: Language;
  readonly findings: readonly SourceFinding[];
  readonly parts: readonly SourcePart[];
  readonly omissions: readonly Omission[];
  /** Set where the text is longer than any letter, and was not checked. */
  readonly tooLong?: true;
}
