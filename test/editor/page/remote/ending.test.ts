import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { closeBrowser, given, openFile, openWindow, squiggles } from "../workbench.ts";

/** The processes of the language server, among all below the editor's server. */
function servers(): number[] {
  const parents = new Map<number, number>();
  const found: number[] = [];
  for (const pid of readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    try {
      // The name of a program stands in brackets and may have any characters in it.
      parents.set(
        pid,
        Number(
          readFileSync(`/proc/${pid}/stat`, "utf8")
            .replace(/^.*\) /s, "")
            .split(" ")[1],
        ),
      );
      if (/parting-words.*server\.js/s.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))) found.push(pid);
    } catch {
      // It ended while we looked.
    }
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === Number(given("EDITOR_PID")) || isOurs(parents.get(pid)));
  return found.filter((pid) => isOurs(pid));
}

describe("the language server's process", () => {
  after(closeBrowser);

  it("ends with its window", async () => {
    const page = await openWindow();
    await openFile(page, "letter.en.md");
    await squiggles(page).first().waitFor();
    assert.ok(servers().length > 0);
    await page.goto("about:blank");
    await closeBrowser();
    // A process tells nobody that it ends.
    for (let tries = 0; servers().length > 0; tries++) {
      assert.ok(tries < 300, "The process is still there after 30 s.");
      await setTimeout(100);
    }
  });
});
