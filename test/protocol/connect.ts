import { PassThrough } from "node:stream";
import { createConnection, createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { RuleBook } from "../../server/engine/rulebook.ts";
import { startServer } from "../../server/lsp/server.ts";
import { loadRules } from "../../server/rules.ts";

export const LETTER = "Dear Karen,\n\nI am ending our contract on 30 June. You never pay on time.\n";
export const PULLS = { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } };

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Found {
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly severity: number;
  readonly codeDescription: { readonly href: string };
  readonly range: { readonly start: Place; readonly end: Place };
}

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Found[];
}

export interface Edit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}

export interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit: {
    readonly documentChanges?: readonly { readonly textDocument: { readonly version: number }; readonly edits: readonly Edit[] }[];
    readonly changes?: Readonly<Record<string, readonly Edit[]>>;
  };
}

/** A client and a server that talk over streams in memory. */
export async function connect(
  initialize: { locale?: string; capabilities: object; clientInfo?: { name: string } },
  rules: RuleBook = loadRules(),
) {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), rules);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published: Published[] = [];
  const messages: string[] = [];
  const logged: string[] = [];
  let waiting: (() => void) | undefined;
  client.onNotification("textDocument/publishDiagnostics", (params: Published) => {
    published.push(params);
    waiting?.();
  });
  client.onNotification("window/showMessage", ({ message }: { message: string }) => void messages.push(message));
  client.onNotification("window/logMessage", ({ message }: { message: string }) => void logged.push(message));
  client.listen();
  const { capabilities } = await client.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
    processId: null,
    rootUri: null,
    ...initialize,
  });
  await client.sendNotification("initialized", {});
  return {
    client,
    capabilities,
    published,
    messages,
    logged,
    open: (uri: string, text: string, languageId = "plaintext") =>
      client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri: string, version: number, contentChanges: readonly object[]) =>
      client.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges }),
    pull: async (uri: string) => (await client.sendRequest<{ items: Found[] }>("textDocument/diagnostic", { textDocument: { uri } })).items,
    actions: (uri: string, at: Place, only?: readonly string[], to = at) =>
      client.sendRequest<Action[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: at, end: to },
        context: { diagnostics: [], ...(only && { only }) },
      }),
    hover: (uri: string, position: Place) =>
      client.sendRequest<{ contents: { kind: string; value: string }; range: object } | null>("textDocument/hover", {
        textDocument: { uri },
        position,
      }),
    /** Waits until a publication is there that `wanted` accepts. */
    publication: (wanted: (published: Published) => boolean = () => true) =>
      new Promise<Published>((resolve) => {
        waiting = () => {
          const found = published.find(wanted);
          if (found) resolve(found);
        };
        waiting();
      }),
    close: () => client.dispose(),
  };
}
