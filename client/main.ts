import type * as vscode from "vscode";

/** What starts the server where this runs: in a browser's worker, or on Node. One bundle holds both: what they share ships once. */
const host: typeof import("./node.ts") = typeof importScripts === "function" ? require("./browser.ts") : require("./node.ts");

export const activate = (context: vscode.ExtensionContext): void => host.activate(context);
export const deactivate = (): Promise<void> => host.deactivate();
