#!/usr/bin/env node
// npm run score -- [en|fr|FOLDER …] [--worst N]: precision and recall of the command line on folders of marked letters.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const args = process.argv.slice(2);
const worstAt = args.indexOf("--worst");
const worst = worstAt >= 0 ? args.splice(worstAt, 2)[1] : "0";
const SETS = ["en", "fr", "en-ordinary", "fr-ordinary", "en-fresh", "fr-fresh"];
const folders = (args.length ? args : SETS).map((name) => (SETS.includes(name) ? join(root, "test/letters", name) : name));
const run = (...command) => execFileSync(process.execPath, command, { encoding: "utf8", maxBuffer: 1 << 28 });

for (const folder of folders) {
  const plain = mkdtempSync(join(tmpdir(), "parting-words-score-"));
  try {
    run(join(root, "test/score/strip.mjs"), folder, plain);
    const letters = readdirSync(plain)
      .filter((name) => name !== "gold.json")
      .map((name) => join(plain, name));
    writeFileSync(
      join(plain, "run.json"),
      run(join(root, "bin/parting-words.js"), "check", "--format", "json", "--fail-on", "never", ...letters),
    );
    const output = run(join(root, "test/score/score.mjs"), folder, join(plain, "run.json"), "--worst", worst);
    const end = output.indexOf("\n}\n") + 2;
    const { by, ...totals } = JSON.parse(output.slice(0, end));
    console.log(`\n${folder}`);
    for (const [name, value] of Object.entries(totals))
      console.log(
        `  ${name.padEnd(20)} ${typeof value === "object" ? `precision ${value.precision}  recall ${value.recall}  F1 ${value.f1}` : value}`,
      );
    console.log(`  ${"rule".padEnd(20)} precision  recall  F1     marks  findings`);
    for (const [name, c] of Object.entries(by))
      console.log(
        `  ${name.padEnd(20)} ${String(c.precision).padEnd(10)} ${String(c.recall).padEnd(7)} ${String(c.f1).padEnd(6)} ${String(c.marks).padEnd(6)} ${c.findings}`,
      );
    if (Number(worst)) console.log(output.slice(end));
  } finally {
    rmSync(plain, { recursive: true, force: true });
  }
}
