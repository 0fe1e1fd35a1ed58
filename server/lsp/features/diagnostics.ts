import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, PublishDiagnosticsParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { toDiagnostic } from "../convert.ts";
import type { Context } from "./context.ts";

/** How long to wait, in milliseconds, for the next key before publishing. */
const PAUSE = 120;

/** Answers a client that asks. */
export function diagnosticReport(context: Context, { textDocument }: DocumentDiagnosticParams): DocumentDiagnosticReport {
  const document = context.documents.get(textDocument.uri);
  return { kind: "full", items: document ? diagnosticsOf(context, document) : [] };
}

/** Publishes to a client that can't ask: when the typing pauses, for the version that then is there; at once what has just been opened. */
export function createPublisher(context: Context) {
  const timers = new Map<string, ReturnType<typeof setTimeout> | undefined>();
  const send = (params: PublishDiagnosticsParams) => void context.connection.sendDiagnostics(params).catch(() => undefined);
  return {
    publish(uri: string): void {
      if (context.client.pulls) return;
      const pause = timers.has(uri) ? PAUSE : 0;
      clearTimeout(timers.get(uri));
      const publishNow = () => {
        const document = context.documents.get(uri);
        if (document) send({ uri, version: document.version, diagnostics: diagnosticsOf(context, document) });
      };
      timers.set(uri, setTimeout(publishNow, pause));
    },
    clear(uri: string): void {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      if (!context.client.pulls) send({ uri, diagnostics: [] });
    },
  };
}

function diagnosticsOf({ session }: Context, document: TextDocument): Diagnostic[] {
  return session.reportOf(document).findings.map((finding) => toDiagnostic(document, finding));
}
