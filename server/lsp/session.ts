import type { TextDocument } from "vscode-languageserver-textdocument";
import { checkDraft } from "../drafts/check-draft.ts";
import type { DraftReport } from "../drafts/types.ts";
import type { RuleBook } from "../engine/rulebook.ts";
import type { Language } from "../engine/types.ts";

export type Session = ReturnType<typeof createSession>;

/** Who is told what the reports themselves can't say. */
export interface SessionListener {
  /** Once of each document that is too long to be checked. */
  readonly tooLong: (uri: string) => void;
  /** An error in the check; the document is then left in peace, and the server goes on. */
  readonly failed: (error: unknown) => void;
}

const SILENT: DraftReport = { kind: "other", language: "en", findings: [], parts: [], omissions: [] };

/** The open documents' reports, one per version. */
export function createSession(rules: RuleBook, listener: SessionListener) {
  let locale: Language = "en";
  const forced = new Set<string>();
  const told = new Set<string>();
  const reports = new Map<string, { readonly version: number; readonly report: DraftReport }>();
  return {
    get locale(): Language {
      return locale;
    },
    setLocale(tag: string | undefined): void {
      locale = /^fr(?![a-z])/i.test(tag ?? "") ? "fr" : "en";
    },
    /** From now on until it is closed the document is a termination letter. */
    force(uri: string): void {
      forced.add(uri);
      told.delete(uri);
      reports.delete(uri);
    },
    close(uri: string): void {
      forced.delete(uri);
      told.delete(uri);
      reports.delete(uri);
    },
    reportOf(document: TextDocument): DraftReport {
      const { uri, version, languageId } = document;
      const known = reports.get(uri);
      if (known?.version === version) return known.report;
      const options = { languageId, locale, rules, today: today() };
      let report = SILENT;
      try {
        report = checkDraft(document.getText(), forced.has(uri) ? { ...options, kind: "termination" } : options);
      } catch (error) {
        listener.failed(error);
      }
      reports.set(uri, { version, report });
      if (report.tooLong && !told.has(uri)) {
        told.add(uri);
        listener.tooLong(uri);
      }
      return report;
    },
  };
}

/** The day where the writer is, as in 2026-11-25: a draft that is open is being written now. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
