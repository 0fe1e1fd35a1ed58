import type { Diagnostic, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { DiagnosticSeverity } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceEdit, SourceFinding } from "../drafts/types.ts";
import { rulePage } from "../rule-page.ts";

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

/** What a finding marks. A missing part is nowhere: it marks the first words of the place where it belongs, not the whole paragraph. */
export function markOf(document: TextDocument, { rule, start, end }: SourceFinding): { readonly start: number; readonly end: number } {
  if (!rule.startsWith("missing-")) return { start, end };
  const words = /^\s*[^\r\n]{1,8}\S*?(?=\p{P}*(?:\s|$))/u.exec(document.getText().slice(start, end))?.[0] ?? "";
  return { start: start + words.length - words.trimStart().length, end: start + words.length };
}

/** The place of what a finding marks. */
export function rangeOf(document: TextDocument, finding: SourceFinding): Range {
  const { start, end } = markOf(document, finding);
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** A finding as a diagnostic. */
export function toDiagnostic(document: TextDocument, finding: SourceFinding): Diagnostic {
  return {
    range: rangeOf(document, finding),
    severity: SEVERITY[finding.severity],
    source: "Parting Words",
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    message: finding.message,
  };
}

/** Edits of a document; where the client understands it, of this version of the document only. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly SourceEdit[], versioned: boolean): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits: TextEdit[] = edits.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] } : { changes: { [uri]: textEdits } };
}
