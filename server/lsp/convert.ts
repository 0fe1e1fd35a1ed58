import type { CodeAction, Diagnostic, TextEdit } from "vscode-languageserver";
import { CodeActionKind, DiagnosticSeverity } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceFinding, SourceFix } from "../drafts/types.ts";

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;
const PAGES = "https://github.com/parting-words/parting-words/blob/main/rules/";

/** A finding as a diagnostic: the one place, with `toCodeAction`, that turns offsets into lines and characters. */
export function toDiagnostic(document: TextDocument, finding: SourceFinding): Diagnostic {
  return {
    range: { start: document.positionAt(finding.start), end: document.positionAt(finding.end) },
    severity: SEVERITY[finding.severity],
    source: "Parting Words",
    code: finding.rule,
    codeDescription: { href: `${PAGES}${finding.rule}` },
    message: finding.message,
  };
}

/** A fix as a code action whose edits hold for this version of the document only. */
export function toCodeAction(document: TextDocument, finding: SourceFinding, fix: SourceFix, preferred: boolean): CodeAction {
  const edits: TextEdit[] = fix.edits.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding)],
    isPreferred: preferred,
    edit: { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] },
  };
}
