import { lineStarts, placeOf } from "../places.ts";
import type { Checked } from "./checked.ts";

/** The JSON that other programs rely on, version 1. */
export function formatJson(files: readonly Checked[]): string {
  const listed = files.map(({ name, text, report: { kind, language, findings, parts } }) => {
    const starts = lineStarts(text);
    return {
      path: name,
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
