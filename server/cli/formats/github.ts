import type { Severity } from "../../engine/types.ts";
import { lineStarts, placeOf } from "../places.ts";
import type { Checked } from "./checked.ts";

const COMMAND: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "notice" };

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
export function formatGithub(files: readonly Checked[]): string {
  return files
    .flatMap(({ name, text, report }) => {
      const starts = lineStarts(text);
      return report.findings.map(({ rule, severity, message, instead, start, end }) => {
        const from = placeOf(starts, start);
        const to = placeOf(starts, end);
        // GitHub takes columns only for words within one line.
        const columns = from.line === to.line ? { col: from.column, endColumn: to.column } : {};
        const properties = { file: name.replaceAll("\\", "/"), line: from.line, endLine: to.line, ...columns, title: rule };
        const list = Object.entries(properties).map(
          ([key, value]) => `${key}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`,
        );
        return `::${COMMAND[severity]} ${list.join(",")}::${escaped(`${message} ${instead}`)}\n`;
      });
    })
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
