import {
  type Connection,
  DiagnosticRefreshRequest,
  ErrorCodes,
  type InitializeResult,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleBook } from "../engine/rulebook.ts";
import { CHECK_TONE, type CheckToneParams, type InitializationOptions } from "../protocol.ts";
import { featuresOf } from "./client.ts";
import { checkTone } from "./features/check-tone.ts";
import { codeActions, KINDS } from "./features/code-actions.ts";
import type { Context } from "./features/context.ts";
import { createPublisher, diagnosticReport } from "./features/diagnostics.ts";
import { hover } from "./features/hover.ts";
import { textsIn } from "./messages.ts";
import { createSession } from "./session.ts";

interface TextDocumentRequest {
  readonly textDocument: TextDocumentIdentifier;
}

/** Starts the language server on a connection. Diagnostics are pulled where the client can pull, and published where it can't. */
export function startServer(connection: Connection, rules: RuleBook, started: (options: InitializationOptions) => void = () => {}): void {
  let client = featuresOf({ capabilities: {} });
  const session = createSession(rules, {
    tooLong: (uri) => {
      const message = textsIn(session.locale).tooLong(nameOf(uri));
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }).catch(() => undefined);
    },
    // Where in the code, and never which words: letters are private.
    failed: (error) => connection.console.error(`The check failed: ${error instanceof Error ? error.stack : "no error object"}`),
  });
  const documents = new TextDocuments(TextDocument);
  const context: Context = {
    connection,
    documents,
    session,
    get client() {
      return client;
    },
  };
  const publisher = createPublisher(context);

  connection.onInitialize((params): InitializeResult => {
    started((params.initializationOptions ?? {}) as InitializationOptions);
    session.setLocale(params.locale);
    client = featuresOf(params);
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: [...KINDS] },
        hoverProvider: true,
        ...(client.pulls && {
          diagnosticProvider: { identifier: "parting-words", interFileDependencies: false, workspaceDiagnostics: false },
        }),
      },
      serverInfo: { name: "Parting Words" },
    };
  });

  documents.onDidChangeContent(({ document }) => publisher.publish(document.uri));
  documents.onDidClose(({ document }) => {
    session.close(document.uri);
    publisher.clear(document.uri);
  });
  connection.languages.diagnostics.on((params) => diagnosticReport(context, about(params)));
  connection.onCodeAction((params) => codeActions(context, about(params)));
  connection.onHover((params) => hover(context, about(params)));
  connection.onRequest(CHECK_TONE, (params: CheckToneParams | undefined) =>
    checkTone(context, params, (uri) => {
      publisher.publish(uri);
      if (client.pulls && client.refreshes) connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
    }),
  );

  documents.listen(connection);
  connection.listen();
}

/** The parameters of a request about a document, or an error that says what the request lacks. */
function about<T extends TextDocumentRequest>(params: T): T {
  // What comes over the wire need not be what the type says.
  if (typeof (params as Partial<T> | null)?.textDocument?.uri === "string") return params;
  throw new ResponseError(ErrorCodes.InvalidParams, "The request needs the uri of a document in textDocument.");
}

/** The last part of a document's address, as a person would call the document. */
function nameOf(uri: string): string {
  const last = uri.split(/[/:]/).at(-1) || uri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
