import { cpSync, mkdtempSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { BROWSER_FLAGS } from "../../../scripts/hosts/browser.mjs";

/** What the tests are told by whoever starts them. */
export function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests are started by "npm test".`);
  return value;
}

let browser: Browser | undefined;

/** A window of the editor under test, with its folder open. */
export async function openWindow(language = "en"): Promise<Page> {
  browser ??= await chromium.launch({ executablePath: given("CHROME_PATH"), args: BROWSER_FLAGS });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  // What a French language pack does; none can be installed without the network, so the editor's own words stay English.
  if (language !== "en") await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  await page.goto(freshFolder(given("EDITOR_ADDRESS")));
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  return page;
}

/** An editor's server keeps unsaved texts for the next window of their folder; so each window gets a copy of its own. */
function freshFolder(address: string): string {
  const url = new URL(address);
  const folder = url.searchParams.get("folder");
  if (!folder) return address;
  const copy = mkdtempSync(`${folder}-`);
  cpSync(folder, copy, { recursive: true });
  url.searchParams.set("folder", copy);
  return url.toString();
}

// Keeps a picture of the windows in which a test failed.
afterEach(async function () {
  if (this.currentTest?.state !== "failed") return;
  const name = this.currentTest.fullTitle().replace(/\W+/g, "-");
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
  for (const [i, page] of pages.entries()) await page.screenshot({ path: `.vscode-test/failed/${name}-${i + 1}.png` });
});

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** Opens a file of the folder as a user does. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Runs a command from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-box input").first();
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  // An editor that has just opened knows its extensions' commands a little later, and the list does not follow.
  for (let tries = 1; tries <= 10 && !(await row.isVisible()); tries++) {
    await input.fill(">");
    await input.fill(`>${title}`);
    await row.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await row.click();
  await page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
}

/** Waits for a message with this text. */
export function message(page: Page, text: string | RegExp): Promise<void> {
  return page.locator(".notification-toast", { hasText: text }).first().waitFor();
}

/** The marks under the words of the active editor. */
export const squiggles = (page: Page) => page.locator(".squiggly-warning, .squiggly-error, .squiggly-info");

/** A new document, ready for typing. */
export async function newDocument(page: Page): Promise<void> {
  await runCommand(page, ": New Untitled Text File");
  await page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
  await page.locator(".monaco-editor.focused").waitFor();
}

/** Opens the light bulb's menu at the cursor, by keyboard, and waits until it offers something. */
export async function openLightBulb(page: Page, offer: string | RegExp): Promise<void> {
  const item = page.locator(".action-widget").first().getByText(offer).first();
  // The menu closes when new marks arrive just then.
  for (let tries = 1; tries <= 5 && !(await item.isVisible()); tries++) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+Period");
    await item.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  await item.waitFor();
}

/** Waits until the active editor shows a text. */
export function shows(page: Page, text: string): Promise<void> {
  return page.locator(".editor-instance .view-line", { hasText: text }).first().waitFor();
}
