import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateWith } from "./extension.ts";

export { deactivate } from "./extension.ts";

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, (options) => {
    const script = vscode.Uri.joinPath(context.extensionUri, "dist/server-browser.js").toString(true);
    return new LanguageClient("partingWords", "Parting Words", async () => new Worker(script), options);
  });
}
