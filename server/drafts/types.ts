import type { Kind, Language, Letter, Part, Range, Severity } from "../engine/types.ts";

/**
 * The way from a block's prose back to the source: flat triples [prose offset, source offset, source length] in ascending order.
 * A run whose source length equals its prose length (the next triple's prose offset minus its own) maps character by character; any
 * other run (an entity, a stand-in for inline code) maps only as a whole. Source between two runs is markup.
 */
export type SourceMap = readonly number[];

/** Why a stretch of the source was not read as the writer's prose. */
export type OmissionReason = "front-matter" | "headers" | "quote" | "code" | "comment" | "signature" | "forwarded";

export interface Omission extends Range {
  readonly reason: OmissionReason;
}

/** A letter, with a source map for each of its blocks. */
export interface Draft {
  readonly letter: Letter;
  readonly source: string;
  /** As many as `letter.blocks`. */
  readonly maps: readonly SourceMap[];
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
