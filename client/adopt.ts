import * as vscode from "vscode";
import {
  type BaseLanguageClient,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  TextDocumentSyncKind,
} from "vscode-languageclient";

/**
 * Where it is not served yet, serves one document of any language until it is closed: the client keeps it in step with the server, shows its
 * diagnostics, fixes and hovers, and leaves its language and all other documents alone.
 */
export function adopt(client: BaseLanguageClient, document: vscode.TextDocument): void {
  if (client.getFeature(HoverRequest.method).getProvider(document)) return;
  const { uri } = document;
  // A pattern that equals the path matches before it is read as a pattern, so brackets in file names do no harm.
  const documentSelector = [{ scheme: uri.scheme, pattern: uri.fsPath }];
  const id = `parting-words:${uri}`;
  const features = [
    // Diagnostics come last, for they are asked for at once and the server must know the document by then.
    client.getFeature(DidOpenTextDocumentNotification.method),
    client.getFeature(DidChangeTextDocumentNotification.method),
    client.getFeature(DidCloseTextDocumentNotification.method),
    client.getFeature(CodeActionRequest.method),
    client.getFeature(HoverRequest.method),
    client.getFeature(DocumentDiagnosticRequest.method),
  ];
  const syncKind: TextDocumentSyncKind = TextDocumentSyncKind.Incremental;
  const registerOptions = {
    documentSelector,
    syncKind,
    identifier: "parting-words",
    interFileDependencies: false,
    workspaceDiagnostics: false,
  };
  for (const feature of features) feature.register({ id, registerOptions });
  const closing = vscode.workspace.onDidCloseTextDocument((closed) => {
    if (closed.uri.toString() !== uri.toString()) return;
    for (const feature of features.reverse()) feature.unregister(id);
    closing.dispose();
  });
}
