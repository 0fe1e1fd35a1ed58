import * as vscode from "vscode";
import { actionsAt, closeAll, find, LETTER, remarks, ruleOf, until, write } from "./editor.ts";
import { equal, ok } from "./expect.ts";

async function fixesOf(document: vscode.TextDocument, { range }: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  const actions = await actionsAt(document, range);
  return actions.filter(({ kind }) => kind?.value === "quickfix");
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  ok(action?.edit, "There is a fix with an edit.");
  ok(await vscode.workspace.applyEdit(action.edit), "The edit is taken.");
}

describe("a quick fix", () => {
  afterEach(closeAll);

  for (const [title, which, fixed] of [
    ["names the thing in the place of the client", 0, LETTER.replace("You never pay on time", "Payments have come late")],
    ["takes the blame out", -1, LETTER.replace(" You never pay on time.", "")],
  ] as const)
    it(`${title} and leaves the rest as it was`, async () => {
      const document = await write(LETTER);
      const blame = await until(() => find(document, "blame"));
      const fixes = await fixesOf(document, blame);
      await apply(fixes.at(which));
      equal(document.getText(), fixed, "the letter");
      await until(() => !find(document, "blame"));
    });

  it("inserts each part that is missing", async () => {
    const document = await write(LETTER);
    const missing = () => remarks(document).filter((remark) => ruleOf(remark).startsWith("missing-"));
    await until(() => missing().length);
    for (let [first] = missing(); first; [first] = missing()) {
      const before = missing().length;
      const [fix] = await fixesOf(document, first);
      await apply(fix);
      await until(() => missing().length < before);
    }
    ok(find(document, "blame"), "The insertions leave the rest of the letter as it was.");
  });
});
