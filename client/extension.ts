import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { CHECK_TONE, type CheckToneResult } from "../server/protocol.ts";

/** The languages that are checked without being asked. */
const SERVED = ["markdown", "plaintext", "email"];
const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-test-web", "vscode-remote"];

/** Registers the command and starts the client that `create` makes; the same on the desktop and on the web. */
export async function activateWith(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const documentSelector = SERVED.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
  const client = create({ documentSelector });
  context.subscriptions.push(
    vscode.commands.registerCommand("partingWords.checkTone", () => checkTone(client)),
    { dispose: () => void client.stop() },
  );
  await client.start();
}

async function checkTone(client: BaseLanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open the letter first: there is no editor to check."));
    return;
  }
  if (!SERVED.includes(document.languageId)) await vscode.languages.setTextDocumentLanguage(document, "plaintext");
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const { errors, warnings, information } = await client.sendRequest<CheckToneResult>(CHECK_TONE, { uri, text: document.getText() });
  const total = errors + warnings + information;
  const message = total
    ? vscode.l10n.t("{0} remarks on this letter; the most pressing: {1}.", total, errors + warnings)
    : vscode.l10n.t("This letter is clear and kind. Call first, then send it, and take a good lunch.");
  const show = vscode.l10n.t("Show problems");
  const picked = total ? await vscode.window.showInformationMessage(message, show) : await vscode.window.showInformationMessage(message);
  if (picked === show) await vscode.commands.executeCommand("workbench.actions.view.problems");
}
