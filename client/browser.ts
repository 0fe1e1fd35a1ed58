import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateWith } from "./extension.ts";

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, "dist/server-browser.js").toString(true));
  return activateWith(context, (options) => new LanguageClient("partingWords", "Parting Words", async () => worker, options));
}
