#!/usr/bin/env node
// npm run screenshots: drives a real VS Code with the packed extension in it, and renews the pictures of the README.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { BROWSER_FLAGS, browserPath } from "./hosts/browser.mjs";
import { installRemote, startRemote } from "./hosts/remote.mjs";
import { root } from "./install.mjs";

const PICTURES = [
  { name: "english", language: "en", file: "letter.en.md", command: "Check termination tone", line: 5, bulb: "Delete" },
  { name: "french", language: "fr", file: "lettre.fr.md", command: "Vérifier le ton de la rupture", line: 5, bulb: "Supprimer" },
];

const folder = mkdtempSync(join(tmpdir(), "letters-"));
cpSync(join(root, "examples"), folder, { recursive: true });
installRemote();
execFileSync(process.execPath, [join(root, "scripts/package.mjs")], { stdio: "inherit" });
const editor = await startRemote({ vsix: join(root, "parting-words.vsix") });
const browser = await chromium.launch({ executablePath: browserPath(), args: BROWSER_FLAGS });
try {
  for (const { name, language, file, command, line, bulb } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 960, height: 600 } });
    page.setDefaultTimeout(60_000);
    if (language !== "en") await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
    await page.goto(editor.address({ folder }));
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: file }).first().dblclick();
    await page.locator(".squiggly-warning").first().waitFor();
    // The letter alone: no folder, no chat.
    await page.keyboard.press("ControlOrMeta+b");
    await page.keyboard.press("ControlOrMeta+Alt+b");
    await page.keyboard.press("F1");
    const row = page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first();
    await page.locator(".quick-input-box input").first().fill(`>${command}`);
    await row.click();
    await page.locator(".notification-toast").first().waitFor();
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    await page.screenshot({ path: join(root, `docs/pictures/${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
    // The light bulb on the first problem.
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+g");
    await page.locator(".quick-input-box input").first().fill(`:${line}:3`);
    await page.keyboard.press("Enter");
    const item = page.locator(".action-widget").first().getByText(bulb).first();
    for (let tries = 1; tries <= 5 && !(await item.isVisible()); tries++) {
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+Period");
      await item.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await item.waitFor();
    await page.screenshot({ path: join(root, `docs/pictures/${name}-fixes.png`) });
    console.log(`docs/pictures/${name}-fixes.png`);
    // What a hover says of the problem, with its cues.
    await page.keyboard.press("Escape");
    await page.locator(".squiggly-warning").nth(1).hover({ force: true });
    await page.locator(".monaco-hover .hover-row").first().waitFor();
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    await page.screenshot({ path: join(root, `docs/pictures/${name}-hover.png`) });
    console.log(`docs/pictures/${name}-hover.png`);
    await page.close();
  }
} finally {
  await browser.close();
  editor.stop();
  rmSync(folder, { recursive: true, force: true });
}
