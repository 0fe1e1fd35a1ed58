import * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { InitializationOptions } from "../server/protocol.ts";
import { activateWith } from "./extension.ts";

export { deactivate } from "./extension.ts";

export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist/server.js").toString(true);
  const initializationOptions: InitializationOptions = { resources: script.slice(0, script.lastIndexOf("/") + 1) };
  activateWith(
    context,
    (options) =>
      new LanguageClient("partingWords", "Parting Words", async () => talkTo(new Worker(script)), { ...options, initializationOptions }),
  );
}

/** The library would not know the worker as one: the editor puts a function of its own in the place of the class. */
function talkTo(worker: Worker) {
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker), detached: false };
}
