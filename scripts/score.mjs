#!/usr/bin/env node
// npm run score -- [SET|FOLDER …]: precision and recall of the command line on folders of marked letters; all of test/letters if none is named.
//   --worst N           also lists N of the remarks and marks that do not agree
//   --record            keeps the scores in test/letters/scores.json; later runs say what has changed since
//   --first-sight SET   keeps what a new set scores before anybody has looked at it, in test/letters/first-sight.json, once
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setsIn } from "../test/score/sets.mjs";
import { shares } from "../test/score/tally.mjs";
import { root } from "./install.mjs";
import { build, measured } from "./score/measured.mjs";
import { firstSightFile, scoresFile, withFirstSight } from "./score/records.mjs";
import { overview, scoreTable } from "./score/report.mjs";

const lettersFolder = join(root, "test/letters");
const scoresPath = join(lettersFolder, "scores.json");
const firstSightPath = join(lettersFolder, "first-sight.json");
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** What a name of the command line means: a set, or any folder of marked letters. */
const setOf = (sets, name) => sets.find((set) => set.name === name) ?? { name, folder: name };

function recordFirstSight({ name, language, wording, folder }) {
  const entries = readJson(firstSightPath);
  // Refused before the letters are read.
  withFirstSight(entries, { batch: name });
  const [counted] = measured(folder);
  const { by: _, ...totals } = shares(counted);
  const reader = readFileSync(join(root, "rules/reader/trained-from.txt"), "utf8").slice(0, 12);
  const entry = { batch: name, language, wording, date: new Date().toISOString().slice(0, 10), reader, ...totals };
  writeFileSync(firstSightPath, firstSightFile(withFirstSight(entries, entry)));
  console.log(`${name} is in test/letters/first-sight.json.`);
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { worst: { type: "string", default: "0" }, record: { type: "boolean", default: false }, "first-sight": { type: "string" } },
  });
  const sets = setsIn(lettersFolder);
  const named = values["first-sight"] === undefined ? positionals : [values["first-sight"]];
  const chosen = named.length ? named.map((name) => setOf(sets, name)) : sets;
  const stranger = (values.record || values["first-sight"] !== undefined) && chosen.find((set) => !sets.includes(set));
  if (stranger) throw new Error(`${stranger.name} is no folder of test/letters with an index.json: only those are recorded.`);
  for (const { name, folder } of chosen)
    if (!existsSync(join(folder, "index.json")))
      throw new Error(`${name} has no index.json; test/letters/GUIDELINES.md says what is in one.`);
  build();
  if (values["first-sight"] !== undefined) return recordFirstSight(chosen[0]);

  const recorded = readJson(scoresPath);
  const scores = chosen.flatMap(({ name, folder }) => {
    const counted = measured(folder);
    return counted.map((tally) => {
      const title = counted.length > 1 ? `${name} (${tally.language})` : name;
      const now = shares(tally);
      console.log(`\n${scoreTable(title, tally.language, now, recorded[title])}`);
      for (const note of tally.notes.slice(0, Number(values.worst))) console.log(`  ${note}`);
      return { title, language: tally.language, now, before: recorded[title] };
    });
  });
  if (scores.length > 1) console.log(`\n${overview(scores)}`);
  if (!values.record) return;
  // A set that is no more has no score.
  const kept = Object.entries(recorded).filter(([name]) => sets.some((set) => set.name === name));
  writeFileSync(
    scoresPath,
    scoresFile({ ...Object.fromEntries(kept), ...Object.fromEntries(scores.map(({ title, now }) => [title, now])) }),
  );
  console.log("\nRecorded in test/letters/scores.json; npm run docs writes docs/accuracy.md from it.");
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
