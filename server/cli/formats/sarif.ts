import type { RuleBook } from "../../engine/rulebook.ts";
import type { Language, Range, Severity } from "../../engine/types.ts";
import { rulePage } from "../../rule-page.ts";
import { lineStarts, placeOf } from "../places.ts";
import type { Checked } from "./checked.ts";

export interface SarifOptions {
  readonly rules: RuleBook;
  readonly locale: Language;
  readonly version: string;
  /** What could not be read, a sentence each. */
  readonly failures: readonly string[];
}

const LEVEL: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "note" };
const HOME = "https://github.com/parting-words/parting-words";

/** SARIF 2.1.0, for code scanning. */
export function formatSarif(files: readonly Checked[], { rules, locale, version, failures }: SarifOptions): string {
  const found = files.flatMap(({ report }) => report.findings);
  const ids = [...new Set(found.map(({ rule }) => rule))].sort();
  const driver = {
    name: "Parting Words",
    semanticVersion: version,
    informationUri: HOME,
    rules: ids.map((id) => describe(id, rules, locale, found.find(({ rule }) => rule === id)?.severity ?? "warning")),
  };
  const run = {
    tool: { driver },
    language: locale,
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: !failures.length,
        toolExecutionNotifications: failures.map((text) => ({ level: "error", message: { text } })),
      },
    ],
    artifacts: files.map(({ name, report }) => ({
      location: { uri: uriOf(name) },
      properties: { kind: report.kind, language: report.language },
    })),
    results: files.flatMap((file, index) => resultsOf(file, index, ids)),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function describe(id: string, rules: RuleBook, locale: Language, severity: Severity) {
  const advice = rules.advice[locale][id];
  const why = advice?.why || id;
  return {
    id,
    shortDescription: { text: why },
    help: { text: [why, advice?.instead].filter(Boolean).join(" ") },
    helpUri: rulePage(id),
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function resultsOf({ name, text, report }: Checked, index: number, ids: readonly string[]) {
  const starts = lineStarts(text);
  const artifactLocation = { uri: uriOf(name), index };
  const region = ({ start, end }: Range) => {
    const from = placeOf(starts, start);
    const to = placeOf(starts, end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      charOffset: start,
      charLength: end - start,
    };
  };
  return report.findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVEL[finding.severity],
    message: { text: `${finding.message} ${finding.instead}`.trim() },
    locations: [{ physicalLocation: { artifactLocation, region: region(finding) } }],
    ...(finding.fixes.length && {
      fixes: finding.fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [
          {
            artifactLocation,
            replacements: edits.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.newText } })),
          },
        ],
      })),
    }),
  }));
}

/** A path as a reference that SARIF can hold: relative where the path is, else with the scheme `file`. */
function uriOf(path: string): string {
  const encoded = path
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  if (/^[a-z]%3A\//i.test(encoded)) return `file:///${encoded.replace("%3A", ":")}`;
  return encoded.startsWith("/") ? `file://${encoded}` : encoded;
}
