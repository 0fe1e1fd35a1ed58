import type { SourceFinding } from "../../drafts/types.ts";
import type { Severity } from "../../engine/types.ts";
import type { Messages } from "../messages.ts";
import { lineStarts, placeOf } from "../places.ts";
import type { Checked } from "./checked.ts";
import { defused, layOut } from "./width.ts";

export interface TextOptions extends Messages {
  readonly colours: boolean;
}

type Style = Severity | "dim" | "bold";
const COLOUR: Readonly<Record<Style, number>> = { error: 31, warning: 33, information: 36, dim: 2, bold: 1 };
/** How much of a long line is shown: before the marked words, of them, and after them, in UTF-16 units. */
const BEFORE = 40;
const MARKED = 70;
const AFTER = 20;
const INDENT = "      ";

/** For people: each finding with its words and their line, what is wrong and what to do. */
export function formatText(files: readonly Checked[], { message, count, colours }: TextOptions): string {
  const paint = (style: Style, text: string) => (colours ? `\u001b[${COLOUR[style]}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  let remarks = 0;
  for (const { name, text, report } of files) {
    if (!report.findings.length) continue;
    const starts = lineStarts(text);
    lines.push(paint("bold", defused(name)));
    let previous: SourceFinding | undefined;
    for (const finding of report.findings) {
      remarks++;
      const { line, column } = placeOf(starts, finding.start);
      const { severity, rule } = finding;
      lines.push(`  ${line}:${column}  ${paint(severity, message(severity))}  ${paint("bold", rule)}  ${oneLine(finding.message)}`);
      // Words with several remarks are shown once.
      if (finding.start !== previous?.start || finding.end !== previous.end) {
        const [excerpt, carets] = excerptOf(text, starts, line, finding);
        lines.push(INDENT + excerpt, INDENT + paint(severity, carets));
      }
      lines.push(INDENT + message("instead", { text: oneLine(finding.instead) }));
      const fix = finding.fixes[0];
      if (fix) lines.push(INDENT + paint("dim", message("fix", { text: oneLine(fix.title) })));
      previous = finding;
    }
    lines.push("");
  }
  if (remarks) lines.push(message("summary", { remarks: count("remarks", remarks), files: count("files", files.length) }));
  else if (files.length && files.every(({ report }) => report.kind !== "termination"))
    lines.push(
      files.length === 1
        ? message("not-letter", { path: defused(files[0]?.name ?? "") })
        : message("not-letters", { files: count("files", files.length) }),
    );
  else lines.push(message("nothing", { files: count("files", files.length) }));
  return `${lines.join("\n")}\n`;
}

const oneLine = (text: string) => defused(text.replace(/\s+/g, " "));

/** The marked words in their line, and below them as many carets as they fill cells; of several lines, the first. */
function excerptOf(text: string, starts: readonly number[], line: number, { start, end }: SourceFinding): [string, string] {
  const from = starts[line - 1] as number;
  const whole = text.slice(from, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
  const first = cut(whole, start - from - BEFORE, -1);
  const last = cut(whole, Math.min(end - from, start - from + MARKED) + AFTER, 1);
  const { shown, at } = layOut(whole.slice(first, last));
  const left = first > 0 ? "…" : "";
  const begin = at[start - from - first] ?? 0;
  const stop = at[Math.min(end - from - first, last - first)] ?? begin;
  return [`${left}${shown}${last < whole.length ? "…" : ""}`, " ".repeat(left.length + begin) + "^".repeat(Math.max(1, stop - begin))];
}

/** A place to cut a line: at the line's end, or moved by `step` until no character is cut in two. */
function cut(line: string, wanted: number, step: 1 | -1): number {
  let at = wanted;
  while (at > 0 && at < line.length && (/^(?:\p{M}|\u200d|[\udc00-\udfff])/u.test(line.slice(at)) || line.charAt(at - 1) === "\u200d"))
    at += step;
  return Math.min(Math.max(at, 0), line.length);
}
