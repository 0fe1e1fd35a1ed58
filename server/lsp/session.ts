import type { TextDocument } from "vscode-languageserver-textdocument";
import { checkDraft } from "../drafts/check-draft.ts";
import type { DraftReport } from "../drafts/types.ts";
import type { RuleBook } from "../engine/rulebook.ts";
import type { Language } from "../engine/types.ts";
import { LONGEST } from "../protocol.ts";

/** The open documents' reports, one per version. */
export function createSession(rules: RuleBook) {
  let locale: Language = "en";
  const forced = new Set<string>();
  const reports = new Map<string, { readonly version: number; readonly report: DraftReport }>();
  const silent: DraftReport = { kind: "other", language: "en", findings: [], parts: [], omissions: [] };
  return {
    setLocale(tag: string | undefined): void {
      locale = tag?.toLowerCase().startsWith("fr") ? "fr" : "en";
    },
    /** From now on until it is closed the document is a termination letter. */
    force(uri: string): void {
      forced.add(uri);
      reports.delete(uri);
    },
    close(uri: string): void {
      forced.delete(uri);
      reports.delete(uri);
    },
    reportOf(document: TextDocument): DraftReport {
      const known = reports.get(document.uri);
      if (known?.version === document.version) return known.report;
      const text = document.getText();
      const options = { languageId: document.languageId, locale, rules };
      const report =
        text.length > LONGEST ? silent : checkDraft(text, forced.has(document.uri) ? { ...options, kind: "termination" } : options);
      reports.set(document.uri, { version: document.version, report });
      return report;
    },
  };
}
