#!/usr/bin/env node
// npm run bench:cold -- [runs]: how long the command line takes for one letter of some 300 words, next to `node -e 0` alone. Both are started
// in turn, many times in one run, so that a busy machine slows both alike.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { strip } from "../score/strip.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const runs = Number(process.argv[2] ?? 41);
const folder = mkdtempSync(join(tmpdir(), "parting-words-bench-"));
const letter = (marked, name) => {
  const path = join(folder, name);
  const { text } = strip(readFileSync(join(root, "test/letters", marked), "utf8"));
  writeFileSync(path, text);
  return { path, words: text.split(/\s+/).length };
};

function milliseconds(args) {
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, args, { cwd: root });
  if (error || status === 2 || status === null) throw error ?? new Error(`node ${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

try {
  const letters = [letter("en/13-studio-lunches.md", "letter.md"), letter("fr/14-mandat-berthod.eml", "lettre.eml")];
  const commands = [["-e", "0"], ...letters.map(({ path }) => [join(root, "bin/parting-words.js"), "check", path])];
  const times = commands.map(() => []);
  // The first round fills the file cache (and Node's own cache of compiled code, where there is one).
  for (const command of commands) milliseconds(command);
  for (let run = 0; run < runs; run++) for (const [i, command] of commands.entries()) times[i].push(milliseconds(command));
  const [bare, ...checks] = times.map(median);
  console.log(`Node ${process.versions.node}, ${runs} runs, medians: node -e 0 takes ${bare.toFixed(1)} ms`);
  for (const [i, check] of checks.entries())
    console.log(
      `${letters[i].path.split(/[\\/]/).at(-1)}, ${letters[i].words} words: ${check.toFixed(1)} ms, ratio ${(check / bare).toFixed(2)}`,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
