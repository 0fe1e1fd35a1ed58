import type { Runner, Test } from "mocha";

/** Tells the report from what the editor itself logs. */
const MARK = "Parting Words suite:";

/** Mocha's own reporters want a page or a terminal; this one prints one text, which the editor hands on to whoever started it. */
export class Report {
  constructor(runner: Runner) {
    const lines = [MARK];
    let passed = 0;
    let failed = 0;
    runner.on("pass", (test: Test) => {
      passed++;
      lines.push(`  ✔ ${test.fullTitle()} (${test.duration ?? 0}ms)`);
    });
    runner.on("fail", (test: Test, error: Error) => {
      failed++;
      lines.push(`  ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on("end", () => {
      lines.push(`  ${passed} passing`);
      if (failed) lines.push(`  ${failed} failing`);
      console.log(lines.join("\n"));
    });
  }
}
