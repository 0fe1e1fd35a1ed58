import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith } from "./extension.ts";

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, "dist/server-node.js").fsPath;
  return activateWith(
    context,
    (options) => new LanguageClient("partingWords", "Parting Words", { module, transport: TransportKind.ipc }, options),
  );
}
