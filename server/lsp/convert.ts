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

/** What a finding marks. A missing part is nowhere: it marks the first word of the place where it belongs, not the whole paragraph. */
export function markOf(document: TextDocument, { rule, start, end }: SourceFinding): { readonly start: number; readonly end: number } {
  if (!rule.startsWith("missing-")) return { start, end };
  const word = /^\s*\S+/.exec(document.getText().slice(start, end))?.[0] ?? "";
  return { start: start + word.length - word.trimStart().length, end: start + word.length };
}

/** A finding as a diagnostic: the one place, with `toCodeAction`, that turns offsets into lines and characters. */
export function toDiagnostic(document: TextDocument, finding: SourceFinding): Diagnostic {
  const { start, end } = markOf(document, finding);
  return {
    range: { start: document.positionAt(start), end: document.positionAt(end) },
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
