import * as vscode from "vscode";
import { closeAll, find, LETTER, open, remarks, replaceAll, until, write } from "./editor.ts";
import { equal, ok } from "./expect.ts";

describe("while a letter is written", () => {
  afterEach(closeAll);

  for (const language of ["markdown", "plaintext", "email"])
    it(`marks what blames in ${language}, linked to the rule's page`, async () => {
      const document = await write(language === "email" ? `Subject: Our contract\n\n${LETTER}` : LETTER, language);
      const blame = await until(() => find(document, "blame"));
      equal(document.getText(blame.range), "You never pay on time", "the marked words");
      equal(blame.severity, vscode.DiagnosticSeverity.Warning, "the severity");
      ok(typeof blame.code === "object" && blame.code.target.path.endsWith("/blame.md"), "The rule's page is linked.");
    });

  it("follows an edit", async () => {
    const document = await write(LETTER);
    await until(() => find(document, "blame"));
    await replaceAll(document, LETTER.replace(" You never pay on time.", ""));
    await until(() => !find(document, "blame"));
    ok(find(document, "missing-thanks"), "The rest of the letter is still checked.");
  });

  it("leaves other documents in peace", async () => {
    const notes = await open("notes.md");
    const letter = await write(LETTER);
    // The server answers in the order it is asked.
    await until(() => find(letter, "blame"));
    equal(remarks(notes).length, 0, "the remarks on notes");
  });

  it("forgets a letter that is closed", async () => {
    const document = await write(LETTER);
    await until(() => find(document, "blame"));
    await closeAll();
    await until(() => remarks(document).length === 0);
  });

  it("explains a mark in its hover, in the server's words, and links its code to the rule's page", async () => {
    const document = await write(LETTER);
    const { range, code } = await until(() => find(document, "blame"));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, range.start);
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join("\n");
    ok(text.includes("Name the thing"), `The hover says what to do: ${text}`);
    ok(typeof code === "object" && code.target.path.endsWith("blame.md"), "The code leads to the rule's page.");
  });

  it("reads a mail file as one", async () => {
    const document = await open("mail.en.eml");
    equal(document.languageId, "email", "the language");
    await until(() => remarks(document).length > 0);
  });
});
