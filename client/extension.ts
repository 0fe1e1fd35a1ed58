import * as vscode from "vscode";
import { checkTone } from "./check-tone.ts";
import { type CreateClient, connector } from "./connect.ts";

let stop: (() => Promise<void>) | undefined;

/** Registers the command, then starts the client that `create` makes; the same on the desktop and on the web. */
export function activateWith(context: vscode.ExtensionContext, create: CreateClient): void {
  const connection = connector(create);
  stop = connection.stop;
  // Before anything that may fail: a command that is not there can't say what is wrong.
  context.subscriptions.push(vscode.commands.registerCommand("partingWords.checkTone", () => checkTone(connection.client)));
  // Whoever asks for a check is told of a failure; whoever only opened a file is left alone.
  connection.client().catch((error: unknown) => console.error("Parting Words:", error));
}

/** The editor waits for this when its window closes, so that the server's process ends with it. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
