import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith } from "./extension.ts";

export { deactivate } from "./extension.ts";

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, (options) => {
    const module = vscode.Uri.joinPath(context.extensionUri, "dist/server.js").fsPath;
    return new LanguageClient("partingWords", "Parting Words", { module, transport: TransportKind.ipc }, options);
  });
}
