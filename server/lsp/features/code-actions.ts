import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { safeEdits } from "../../drafts/fix-draft.ts";
import { markOf, toDiagnostic, toWorkspaceEdit } from "../convert.ts";
import { textsIn } from "../messages.ts";
import type { Context } from "./context.ts";

export const FIX_ALL = "source.fixAll.partingWords";
export const KINDS: readonly CodeActionKind[] = [CodeActionKind.QuickFix, FIX_ALL];

/** The fixes of the findings at a place; the safe fixes of the whole letter where a client asks for such by their kind. */
export function codeActions(context: Context, { textDocument, range, context: { only } }: CodeActionParams): CodeAction[] {
  const { documents, session, client } = context;
  // Whoever asks for a kind asks for all below it. Asked for none, as by a light bulb, the server does not change the whole letter.
  const wants = (kind: CodeActionKind) => only?.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
  const quickFixes = !only || wants(CodeActionKind.QuickFix);
  const fixAll = wants(FIX_ALL) ?? false;
  if (!quickFixes && !fixAll) return [];
  const document = documents.get(textDocument.uri);
  if (!document) return [];
  const report = session.reportOf(document);
  const actions: CodeAction[] = [];
  if (quickFixes) {
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    // The closest first, where one remark stands inside another's words.
    const here = report.findings
      .map((finding) => ({ finding, mark: markOf(document, finding) }))
      .filter(({ mark }) => mark.start <= end && start <= mark.end)
      .sort((a, b) => a.mark.end - a.mark.start - (b.mark.end - b.mark.start));
    for (const { finding } of here)
      for (const [i, { title, edits }] of finding.fixes.entries())
        actions.push({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [toDiagnostic(document, finding)],
          isPreferred: i === 0,
          edit: toWorkspaceEdit(document, edits, client.versionedEdits),
        });
  }
  if (fixAll) {
    const { edits } = safeEdits(report);
    if (edits.length)
      actions.push({ title: textsIn(session.locale).fixAll, kind: FIX_ALL, edit: toWorkspaceEdit(document, edits, client.versionedEdits) });
  }
  return actions;
}
