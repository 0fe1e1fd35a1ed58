import { type CodeAction, type Connection, DiagnosticRefreshRequest, TextDocumentSyncKind, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleBook } from "../engine/rulebook.ts";
import { CHECK_TONE, type CheckToneParams, type CheckToneResult } from "../protocol.ts";
import { markOf, toCodeAction, toDiagnostic } from "./convert.ts";
import { createSession } from "./session.ts";

/** Starts the language server on a connection. Diagnostics are pulled where the client can pull, and published where it can't. */
export function startServer(connection: Connection, rules: RuleBook): void {
  const documents = new TextDocuments(TextDocument);
  const session = createSession(rules);
  let pulls = false;
  let refreshes = false;

  connection.onInitialize(({ capabilities, locale }) => {
    session.setLocale(locale);
    pulls = Boolean(capabilities.textDocument?.diagnostic);
    refreshes = Boolean(capabilities.workspace?.diagnostics?.refreshSupport);
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: ["quickfix"] },
        hoverProvider: true,
        ...(pulls
          ? { diagnosticProvider: { identifier: "parting-words", interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
      serverInfo: { name: "Parting Words" },
    };
  });

  const diagnosticsOf = (document: TextDocument) => session.reportOf(document).findings.map((finding) => toDiagnostic(document, finding));
  const publish = (document: TextDocument) => {
    if (!pulls) void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: diagnosticsOf(document) });
  };
  documents.onDidChangeContent(({ document }) => publish(document));
  documents.onDidClose(({ document }) => {
    session.close(document.uri);
    if (!pulls) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return { kind: "full", items: document ? diagnosticsOf(document) : [] };
  });

  connection.onCodeAction(({ textDocument, range, context }): CodeAction[] => {
    const document = documents.get(textDocument.uri);
    if (!document || (context.only && !context.only.some((kind) => kind === "quickfix" || kind === ""))) return [];
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    return session
      .reportOf(document)
      .findings.filter((finding) => {
        const mark = markOf(document, finding);
        return mark.start <= end && start <= mark.end;
      })
      .flatMap((finding) => finding.fixes.map((fix, i) => toCodeAction(document, finding, fix, i === 0)));
  });

  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return null;
    const offset = document.offsetAt(position);
    const found = session.reportOf(document).findings.filter((finding) => {
      const { start, end } = markOf(document, finding);
      return start <= offset && offset < end;
    });
    if (!found.length) return null;
    return {
      contents: {
        kind: "markdown",
        value: found.map(({ message, why, instead }) => `**${message}**\n\n${why}\n\n${instead}`).join("\n\n---\n\n"),
      },
    };
  });

  connection.onRequest(CHECK_TONE, async ({ uri, document: sent }: CheckToneParams): Promise<CheckToneResult> => {
    session.force(uri);
    const known = documents.get(uri);
    const fresh = sent && sent.version !== known?.version ? TextDocument.create(uri, sent.languageId, sent.version, sent.text) : known;
    if (known) {
      publish(known);
      if (pulls && refreshes) await connection.sendRequest(DiagnosticRefreshRequest.type);
    }
    const findings = fresh ? session.reportOf(fresh).findings : [];
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    return { errors: count("error"), warnings: count("warning"), information: count("information") };
  });

  documents.listen(connection);
  connection.listen();
}
