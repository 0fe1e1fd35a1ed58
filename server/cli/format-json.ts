import type { DraftReport } from "../drafts/types.ts";

export interface CheckedFile {
  readonly path: string;
  readonly text: string;
  readonly report: DraftReport;
}

/** Offsets at which the lines of a text start. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Line and column of an offset, both from 1, the column in UTF-16 units. */
export function placeOf(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/** The JSON that other programs rely on, version 1. */
export function formatJson(files: readonly CheckedFile[]): string {
  const listed = files.map(({ path, text, report: { kind, language, findings, parts } }) => {
    const starts = lineStarts(text);
    return {
      path,
      kind,
      language,
      findings: findings.map(({ rule, severity, message, start, end, fixes }) => ({
        rule,
        severity,
        message,
        start,
        end,
        ...placeOf(starts, start),
        fixes: fixes.map(({ title, safe, edits }) => ({
          title,
          safe,
          edits: edits.map(({ start: s, end: e, newText }) => ({ start: s, end: e, newText })),
        })),
      })),
      parts: parts.map(({ part, start, end }) => ({ part, start, end })),
    };
  });
  return `${JSON.stringify({ version: 1, files: listed }, null, 2)}\n`;
}
