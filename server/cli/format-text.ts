import { interfaceText } from "../engine/interface-text.ts";
import type { RuleBook } from "../engine/rulebook.ts";
import type { Language, Severity } from "../engine/types.ts";
import { type CheckedFile, lineStarts, placeOf } from "./format-json.ts";

export interface TextOptions {
  readonly rules: RuleBook;
  readonly locale: Language;
  readonly colours: boolean;
}

const COLOUR: Readonly<Record<Severity | "dim" | "bold", number>> = { error: 31, warning: 33, information: 36, dim: 2, bold: 1 };

/** For people: each finding with its line, a caret run under the words, what is wrong and what to do. */
export function formatText(files: readonly CheckedFile[], { rules, locale, colours }: TextOptions): string {
  const paint = (name: keyof typeof COLOUR, text: string) => (colours ? `\u001b[${COLOUR[name]}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  let count = 0;
  for (const { path, text, report } of files) {
    if (!report.findings.length) continue;
    const starts = lineStarts(text);
    lines.push(paint("bold", path));
    for (const finding of report.findings) {
      count++;
      const { line, column } = placeOf(starts, finding.start);
      const from = starts[line - 1] as number;
      const shown = text.slice(from, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
      const first = Math.max(0, column - 1 - 50);
      const excerpt = shown.slice(first, column - 1 + 70);
      const until = Math.min(finding.end - from, first + excerpt.length) - first;
      const caret =
        excerpt.slice(0, column - 1 - first).replace(/[^\t]/gu, " ") +
        "^".repeat(Math.max(1, [...excerpt.slice(column - 1 - first, until)].length));
      lines.push(`  ${line}:${column}  ${paint(finding.severity, finding.rule)}  ${finding.message}`);
      lines.push(`      ${excerpt}`, `      ${paint(finding.severity, caret)}`);
      lines.push(`      ${paint("dim", interfaceText(rules, locale, "cli.instead", { text: finding.instead }))}`);
      const fix = finding.fixes[0];
      if (fix) lines.push(`      ${paint("dim", interfaceText(rules, locale, "cli.fix", { text: fix.title }))}`);
    }
    lines.push("");
  }
  lines.push(interfaceText(rules, locale, "cli.summary", { findings: count, files: files.length }));
  return `${lines.join("\n")}\n`;
}
