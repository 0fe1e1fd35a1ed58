// Shows a workbench in a browser without a window, and waits for the suite that it runs.
import { chromium } from "playwright-core";
import { BROWSER_FLAGS } from "./browser.mjs";

/** What the suite's own report begins with, among all that the editor logs. */
const MARK = "Parting Words suite:";

/**
 * Prints the suite's report. Gives whether it passed.
 * @param {string} browser path of the browser
 * @param {string} address of a workbench that was asked to run a suite
 * @param {number} seconds after which the suite has failed
 * @returns {Promise<boolean>}
 */
export async function runSuite(browser, address, seconds) {
  const running = await chromium.launch({ executablePath: browser, args: BROWSER_FLAGS });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const page = await running.newPage();
    /** @type {string[]} */
    const lines = [];
    const code = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The suite did not end within ${seconds} s.\n${lines.join("\n")}`)), seconds * 1000);
      void page.exposeFunction("codeAutomationLog", (/** @type {string} */ _type, /** @type {unknown[]} */ args) =>
        lines.push(args.join(" ")),
      );
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    await page.goto(address);
    const passed = (await code) === 0;
    const report = lines.find((line) => line.startsWith(MARK));
    console.log(report?.slice(MARK.length) ?? `The suite made no report. The editor's last lines:\n${lines.slice(-40).join("\n")}`);
    return passed && report !== undefined;
  } finally {
    clearTimeout(timer);
    await running.close();
  }
}
