import * as vscode from "vscode";
import type { CheckToneResult } from "../../../server/protocol.ts";
import { actionsAt, closeAll, find, LETTER, remarks, replaceAll, until, write } from "./editor.ts";
import { equal, ok } from "./expect.ts";

const BLAME = "You never pay on time.\n";
const check = () => vscode.commands.executeCommand<CheckToneResult | undefined>("partingWords.checkTone");

describe("the command Check termination tone", () => {
  afterEach(closeAll);

  it("is there before anything else is asked for", async () => {
    ok((await vscode.commands.getCommands(true)).includes("partingWords.checkTone"), "The command is registered.");
  });

  for (const language of ["plaintext", "markdown", "email", "latex", "restructuredtext", "json"])
    it(`checks an unsaved ${language} document that no one would take for a letter, and goes on with it`, async () => {
      const text = language === "email" ? `Subject: x\n\n${BLAME}` : BLAME;
      const document = await write(text, language);
      const was = document.languageId;
      const result = await check();
      ok(result && result.warnings > 0, "The result counts the remark.");
      const { range } = await until(() => find(document, "blame"));
      equal(document.languageId, was, "the language");
      const actions = await actionsAt(document, range);
      ok(
        actions.some(({ edit }) => edit),
        "There is a fix.",
      );
      await replaceAll(document, text.replace("You never pay on time", "The invoice is still open"));
      await until(() => !find(document, "blame"));
    });

  it("checks the same document again", async () => {
    const document = await write(BLAME, "latex");
    const first = await check();
    const shown = (await until(() => find(document, "blame") && remarks(document))).length;
    equal(await check(), first, "the second result");
    await replaceAll(document, BLAME.repeat(2));
    await until(() => remarks(document).length === shown + 1);
  });

  it("takes its remarks away when the document is closed", async () => {
    const document = await write(BLAME, "latex");
    await check();
    await until(() => find(document, "blame"));
    await closeAll();
    await until(() => remarks(document).length === 0);
  });

  it("checks a document that can't be written to", async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider("sealed", { provideTextDocumentContent: () => LETTER });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("sealed:/a [1] {b}.txt"));
    await vscode.window.showTextDocument(document);
    ok((await check())?.warnings, "The result counts the remark.");
    await until(() => find(document, "blame"));
    provider.dispose();
  });

  it("says so when no editor is open, when it is empty, and when the text is far too long", async () => {
    equal(await check(), undefined, "the result without an editor");
    await write("\n");
    equal(await check(), undefined, "the result for an empty text");
    const long = await write("You never pay on time. ".repeat(220_000), "plaintext");
    equal(await check(), { errors: 0, warnings: 0, information: 0, tooLong: true }, "the result for 5 MB");
    equal(remarks(long).length, 0, "the remarks on 5 MB");
  });

  it("says so in an output channel", async () => {
    const channel = vscode.window.createOutputChannel("Some output");
    channel.append(LETTER);
    channel.show(false);
    equal(await check(), undefined, "the result");
    channel.dispose();
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});
