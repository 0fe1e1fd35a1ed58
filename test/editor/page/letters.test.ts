import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { closeBrowser, openFile, openWindow, squiggles } from "./workbench.ts";

describe("the letters of examples/", () => {
  let page: Page;
  before(async () => {
    page = await openWindow();
  });
  after(closeBrowser);

  for (const name of readdirSync("examples").filter((name) => !name.startsWith(".")))
    it(`${name} has marks soon after it is opened`, async () => {
      await openFile(page, name);
      await squiggles(page).first().waitFor({ timeout: 15_000 });
    });
});
