import assert from "node:assert/strict";
import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { closeBrowser, given, message, openFile, openWindow, runCommand, squiggles } from "../workbench.ts";

describe("an extension whose server can't be started", () => {
  const installed = readdirSync(given("EDITOR_EXTENSIONS")).find((name) => name.startsWith("parting-words"));
  const server = join(given("EDITOR_EXTENSIONS"), installed ?? "", "dist/server.js");
  before(() => renameSync(server, `${server}.away`));
  after(closeBrowser);

  it("says so in one plain message, and checks again once it can", async () => {
    const page = await openWindow();
    try {
      await openFile(page, "letter.en.md");
      await runCommand(page, "Check termination tone");
      await message(page, "This letter could not be checked");
      assert.equal(await page.locator(".notification-toast", { hasText: /Parting Words|could not be checked/ }).count(), 1);
    } finally {
      renameSync(`${server}.away`, server);
    }
    await runCommand(page, "Check termination tone");
    await message(page, "Termination tone:");
    await squiggles(page).first().waitFor();
  });
});
