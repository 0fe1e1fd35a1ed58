import * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { activateWith } from "./extension.ts";

export { deactivate } from "./extension.ts";

export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist/server-browser.js").toString(true);
  activateWith(context, (options) => new LanguageClient("partingWords", "Parting Words", async () => talkTo(new Worker(script)), options));
}

/** The library would not know the worker as one: the editor puts a function of its own in the place of the class. */
function talkTo(worker: Worker) {
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker), detached: false };
}
