import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { CHECK_TONE, type CheckToneParams, type CheckToneResult } from "../server/protocol.ts";
import { adopt } from "./adopt.ts";

const { l10n, window } = vscode;

/** Checks what is in the active editor as a termination letter, and says in one message how it went. */
export async function checkTone(connect: () => Promise<BaseLanguageClient>): Promise<CheckToneResult | undefined> {
  const document = window.activeTextEditor?.document;
  const obstacle = obstacleIn(document);
  if (!document || obstacle) {
    void window.showInformationMessage(obstacle ?? "");
    return undefined;
  }
  try {
    const client = await connect();
    const params: CheckToneParams = {
      uri: client.code2ProtocolConverter.asUri(document.uri),
      document: { languageId: document.languageId, version: document.version, text: document.getText() },
    };
    const result = await client.sendRequest<CheckToneResult>(CHECK_TONE, params);
    if (result.tooLong) return result;
    adopt(client, document);
    void say(result);
    return result;
  } catch (error) {
    console.error("Parting Words:", error);
    void window.showErrorMessage(l10n.t("This letter could not be checked: the checker does not answer. Reload the window and try again."));
    return undefined;
  }
}

function obstacleIn(document: vscode.TextDocument | undefined): string | undefined {
  if (!document) return l10n.t("Open the letter first: there is no text editor to check.");
  if (document.uri.scheme === "output") return l10n.t("This is an output channel, not a letter. Click into the letter first.");
  if (!document.getText().trim()) return l10n.t("There is nothing to check yet: the editor is empty.");
  return undefined;
}

async function say({ errors, warnings, information }: CheckToneResult): Promise<void> {
  const problems = errors + warnings;
  const counted = [
    problems === 1 ? l10n.t("1 problem") : problems ? l10n.t("{0} problems", problems) : "",
    information === 1 ? l10n.t("1 suggestion") : information ? l10n.t("{0} suggestions", information) : "",
  ].filter(Boolean);
  if (!counted.length) {
    await window.showInformationMessage(
      l10n.t("This letter is clear and kind. Call first, then send it, and treat yourself to a good lunch."),
    );
    return;
  }
  const list = counted.length === 2 ? l10n.t("{0} and {1}", ...counted) : (counted[0] ?? "");
  const show = l10n.t("Show problems");
  const picked = await window.showInformationMessage(l10n.t("Termination tone: {0} in this letter.", list), show);
  if (picked) await vscode.commands.executeCommand("workbench.actions.view.problems");
}
