import { check } from "../engine/check.ts";
import type { RuleBook } from "../engine/rulebook.ts";
import type { Edit, Fix, Kind, Language, Report } from "../engine/types.ts";
import { isEmail, readDraft } from "./read.ts";
import { toSource } from "./source-map.ts";
import type { Draft, DraftReport, SourceEdit, SourceFix } from "./types.ts";

/** A text with more UTF-16 units of prose is no letter, and is not checked. */
export const LONGEST = 1_000_000;

export interface DraftOptions {
  readonly languageId: string;
  readonly locale: Language;
  readonly kind?: Kind;
  readonly rules: RuleBook;
}

/** Reads and checks a document; everything it gives is in UTF-16 offsets of `text`. */
export function checkDraft(text: string, { languageId, locale, kind, rules }: DraftOptions): DraftReport {
  const tooLong: DraftReport = { kind: "other", language: locale, findings: [], parts: [], omissions: [], tooLong: true };
  // A mail can be long by what is attached to it; what its writer wrote is known only when it has been read.
  if (text.length > LONGEST && !isEmail(languageId)) return tooLong;
  const draft = readDraft(text, { languageId });
  if (draft.letter.blocks.reduce((sum, block) => sum + block.text.length, 0) > LONGEST) return tooLong;
  return toSourceReport(draft, check(draft.letter, rules, kind ? { locale, kind } : { locale }));
}

/** Maps a report to offsets of the source, in ascending order. A fix that can't be written in the source is dropped. */
export function toSourceReport(draft: Draft, report: Report): DraftReport {
  const locate = (block: number, start: number, end: number) =>
    toSource(draft.maps[block] ?? [], draft.letter.blocks[block]?.text.length ?? 0, { start, end });
  const findings = report.findings.map(({ block, start, end, fixes, ...rest }) => ({
    ...rest,
    ...locate(block, start, end),
    fixes: fixes.map((fix) => toSourceFix(draft, fix)).filter((fix) => fix !== undefined),
  }));
  const parts = report.parts.map(({ part, block, start, end }) => ({ part, ...locate(block, start, end) }));
  const byStart = (a: { start: number; end: number }, b: { start: number; end: number }) => a.start - b.start || a.end - b.end;
  return {
    kind: report.kind,
    language: report.language,
    findings: findings.sort(byStart),
    parts: parts.sort(byStart),
    omissions: draft.omissions,
  };
}

function toSourceFix(draft: Draft, fix: Fix): SourceFix | undefined {
  const edits = fix.edits.map((edit) => (edit.type === "insert" ? insertion(draft, edit) : replacement(draft, edit)));
  if (edits.some((edit) => edit === undefined)) return undefined;
  return { title: fix.title, safe: fix.safe, edits: edits as SourceEdit[] };
}

function replacement(draft: Draft, edit: Extract<Edit, { type: "replace" }>): SourceEdit | undefined {
  const map = draft.maps[edit.block] ?? [];
  const text = draft.letter.blocks[edit.block]?.text ?? "";
  const range = toSource(map, text.length, edit);
  const before = text.slice(0, edit.start);
  const after = text.slice(edit.end);
  if (!edit.newText && !before.trim() && !after.trim()) return wholeBlock(draft, range);
  const source = draft.source.slice(range.start, range.end);
  // Markup inside the range goes with the words, unless one of a pair of marks would stay behind.
  const marks = (source.match(/[*_`~[\]<>]/g) ?? []).length - (text.slice(edit.start, edit.end).match(/[*_`~[\]<>]/g) ?? []).length;
  if (marks % 2 !== 0) return undefined;
  return { ...range, newText: edit.newText };
}

/** A block that loses all its words loses its lines, and one blank line beside them. */
function wholeBlock({ source }: Draft, range: { start: number; end: number }): SourceEdit {
  let start = range.start - (/[^\r\n]*$/.exec(source.slice(0, range.start))?.[0].length ?? 0);
  let end = range.end + (/^[^\r\n]*/.exec(source.slice(range.end))?.[0].length ?? 0);
  const below = /^(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))?/.exec(source.slice(end));
  if (below) end += below[0].length;
  else start -= /(?:\r\n|\n|\r){0,2}$/.exec(source.slice(0, start))?.[0].length ?? 0;
  return { start, end, newText: "" };
}

/** A new paragraph beside a block: beside its list where it is an item, and never among the headers. */
function insertion({ letter, maps, source, eol }: Draft, edit: Extract<Edit, { type: "insert" }>): SourceEdit | undefined {
  let { block } = edit;
  const inList = (i: number) => letter.blocks[i]?.kind === "item" || letter.blocks[i]?.kind === "cell";
  const step = edit.side === "after" ? 1 : -1;
  while (inList(block) && inList(block + step)) block += step;
  const range = toSource(maps[block] ?? [], letter.blocks[block]?.text.length ?? 0, {
    start: 0,
    end: letter.blocks[block]?.text.length ?? 0,
  });
  if (edit.side === "before") {
    const at = range.start - (/[^\r\n]*$/.exec(source.slice(0, range.start))?.[0].length ?? 0);
    return { start: at, end: at, newText: `${edit.newText}${eol}${eol}` };
  }
  const at = range.end + (/^[^\r\n]*/.exec(source.slice(range.end))?.[0].length ?? 0);
  return { start: at, end: at, newText: `${eol}${eol}${edit.newText}` };
}
