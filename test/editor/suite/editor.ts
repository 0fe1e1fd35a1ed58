import * as vscode from "vscode";

export const LETTER = `Dear Karen,

As I told you on the phone, I am ending our contract on 30 June. You never pay on time.

Kind regards,
Sam
`;

/** Shows a new, unsaved document. */
export async function write(content: string, language = "markdown"): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Our diagnostics of a document. */
export function remarks({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Parting Words");
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === "object" ? String(code.value) : String(code);
}

export function find(document: vscode.TextDocument, rule: string): vscode.Diagnostic | undefined {
  return remarks(document).find((remark) => ruleOf(remark) === rule);
}

/** Waits until the diagnostics of a document are as wanted; the test's own time limit ends a vain wait. */
export function until<T>(probe: () => T | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const value = probe();
      if (!value) return;
      listener.dispose();
      resolve(value);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/**
 * The actions that are offered for a range. The editor cancels its question, or answers with what it then has, when another server
 * tells of the same document meanwhile; then it is asked again, a few times.
 */
export async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  for (let tries = 1; ; tries++) {
    const ask = vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range);
    const actions = await Promise.resolve(ask).catch(() => []);
    if (actions.some(({ edit }) => edit) || tries === 5) return actions;
  }
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length)), text);
  await vscode.workspace.applyEdit(edit);
}

/**
 * Closes every editor and throws unsaved text away, without a question. It is emptied first, and its remarks are gone
 * before it closes: a new document takes its name, and an answer that is still under way would be taken for the new one's.
 */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled)) {
    await replaceAll(document, "");
    await until(() => remarks(document).length === 0);
  }
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length))
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
}

/** Opens a file of the folder. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const [file] = await vscode.workspace.findFiles(`**/${name}`);
  if (!file) throw new Error(`${name} is not in the folder.`);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}
