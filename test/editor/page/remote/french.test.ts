import type { Page } from "playwright-core";
import { closeBrowser, message, openFile, openLightBulb, openWindow, runCommand, squiggles } from "../workbench.ts";

describe("an editor in French", () => {
  let page: Page;
  before(async () => {
    page = await openWindow("fr");
  });
  after(closeBrowser);

  it("has the command, its message and the fixes in French", async () => {
    await openFile(page, "lettre.fr.md");
    await squiggles(page).first().waitFor();
    await runCommand(page, "Vérifier le ton de la rupture");
    await message(page, /Ton de la rupture : .*problèmes/);
    await page.getByRole("button", { name: "Afficher les problèmes" }).first().waitFor();
    await page.keyboard.press("F8");
    await openLightBulb(page, /Insérer «|Supprimer/);
  });
});
