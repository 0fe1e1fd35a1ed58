import { check } from "../engine/check.ts";
import type { RuleBook } from "../engine/rulebook.ts";
import type { Kind, Language, Report } from "../engine/types.ts";
import { toSourceFix } from "./edits.ts";
import { isEmail, readDraft } from "./read.ts";
import { toSource } from "./source-map.ts";
import type { Draft, DraftReport } from "./types.ts";

/** A text with more UTF-16 units of prose is no letter, and is not checked. */
export const LONGEST = 1_000_000;

export interface DraftOptions {
  readonly languageId: string;
  readonly locale: Language;
  readonly kind?: Kind;
  /** The day on which the letter is written, as in 2026-11-25. */
  readonly today?: string;
  readonly rules: RuleBook;
}

/** Reads and checks a document; everything it gives is in UTF-16 offsets of `text`. */
export function checkDraft(text: string, { languageId, rules, ...options }: DraftOptions): DraftReport {
  const { locale } = options;
  const tooLong: DraftReport = { kind: "other", language: locale, findings: [], parts: [], omissions: [], tooLong: true };
  // A mail can be long by what is attached to it; what its writer wrote is known only when it has been read.
  if (text.length > LONGEST && !isEmail(languageId)) return tooLong;
  const draft = readDraft(text, { languageId });
  if (draft.letter.blocks.reduce((sum, block) => sum + block.text.length, 0) > LONGEST) return tooLong;
  return toSourceReport(draft, check(draft.letter, rules, options));
}

/** Maps a report to offsets of the source, in ascending order. A fix that can't be written in the source is dropped. */
export function toSourceReport(draft: Draft, report: Report): DraftReport {
  const findings = report.findings.map(({ block, start, end, fixes, ...rest }) => ({
    ...rest,
    ...sourceRange(draft, block, start, end),
    fixes: fixes.map((fix) => toSourceFix(draft, fix)).filter((fix) => fix !== undefined),
  }));
  const parts = report.parts.map(({ part, block, start, end }) => ({ part, ...sourceRange(draft, block, start, end) }));
  const byStart = (a: { start: number; end: number }, b: { start: number; end: number }) => a.start - b.start || a.end - b.end;
  return {
    kind: report.kind,
    language: report.language,
    findings: findings.sort(byStart),
    parts: parts.sort(byStart),
    omissions: draft.omissions,
  };
}

/** The smallest range of the source that holds some words of a block. */
export function sourceRange({ letter, places, text, transfer }: Draft, block: number, start: number, end: number) {
  const inText = toSource(places[block]?.map ?? [], letter.blocks[block]?.text.length ?? 0, { start, end });
  return transfer ? toSource(transfer.map, text.length, inText) : inText;
}
