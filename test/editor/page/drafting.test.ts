import type { Page } from "playwright-core";
import { closeBrowser, message, newDocument, openFile, openLightBulb, openWindow, runCommand, shows, squiggles } from "./workbench.ts";

describe("a writer", () => {
  let page: Page;
  beforeEach(async () => {
    page = await openWindow();
  });
  after(closeBrowser);

  it("types a letter, sees what is wrong, and has it fixed by the light bulb", async () => {
    await newDocument(page);
    await page.keyboard.type("Dear Karen,\n\nI am ending our contract on 30 June. You never pay on time.");
    await squiggles(page).first().waitFor();
    // Into the last sentence, where the cursor still is.
    await page.keyboard.press("ArrowLeft");
    await openLightBulb(page, "Delete");
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "You never" }).waitFor({ state: "detached" });
    await shows(page, "I am ending our contract on 30 June.");
  });

  it("checks a document of any language from the palette, and is led to the problems", async () => {
    await openFile(page, "draft.tex");
    await runCommand(page, "Check termination tone");
    await message(page, /Termination tone: .*\d+ problem/);
    await squiggles(page).first().waitFor();
    await page.getByRole("button", { name: "Show problems" }).first().click();
    await page.locator(".markers-panel", { hasText: "You never pay on time" }).first().waitFor();
    await page.locator(".statusbar-item", { hasText: "LaTeX" }).waitFor();
  });

  it("is told when there is nothing to check", async () => {
    await runCommand(page, "Check termination tone");
    await message(page, "Open the letter first");
  });

  it("is praised for a good letter", async () => {
    await newDocument(page);
    await page.keyboard.insertText(GOOD);
    await runCommand(page, "Check termination tone");
    await message(page, "This letter is clear and kind");
  });
});

const GOOD = `Dear Karen,

As I told you on the phone this morning, I am ending our contract on 30 June 2031. The reason is that the work now needs more hours than I have. Until then I will keep working as agreed. I will send you all files and the final invoice by the end of the month. Ana Ruiz can take over, and she knows your shop.

Thank you for your trust and for working with me.

Kind regards,
Sam
`;
