#!/usr/bin/env node
// npm run curve: how well the reader would read if it had learned from fewer examples; writes test/bench/curve.json (some minutes).
// The reader of all examples is the one that ships; rules/reader/ is left as it is.
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setsIn } from "../test/score/sets.mjs";
import { measure, pooled } from "../test/score/tally.mjs";
import { sample } from "./accuracy/sample.mjs";
import { root } from "./install.mjs";
import { build, measured } from "./score/measured.mjs";

const LANGUAGES = ["en", "fr"];
const SHARES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1];
const WORDINGS = ["ordinary", "fresh"];
const sets = setsIn(join(root, "test/letters"));

/** Makes a project with a share of the examples, for the trainer to read. Gives how many different ones there are. */
function examplesFor(folder, language, share) {
  const from = join(root, "rules/examples", language);
  const to = join(folder, "rules/examples", language);
  mkdirSync(to, { recursive: true });
  cpSync(join(root, "rules/languages"), join(folder, "rules/languages"), { recursive: true });
  const seen = { letters: new Set(), sentences: new Set() };
  for (const name of readdirSync(from)) {
    const { text, letters, sentences } = sample(readFileSync(join(from, name), "utf8"), share);
    writeFileSync(join(to, name), text);
    for (const lot of letters) seen.letters.add(lot);
    for (const lot of sentences) seen.sentences.add(lot);
  }
  return { letters: seen.letters.size, sentences: seen.sentences.size };
}

function train(folder, language, file) {
  const child = spawn(process.execPath, [join(root, "dist/train.js"), folder, language, file], { stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((resolve, reject) =>
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The training of ${language} failed; see its lines above.`)))),
  );
}

/** The command line in a folder of its own, where its reader can be exchanged. */
function commandLineIn(folder) {
  const ours = (name) => /^(?:cli.*\.js|(?:rules|reader)\..*)$/.test(name);
  mkdirSync(join(folder, "dist"), { recursive: true });
  for (const name of readdirSync(join(root, "dist")).filter(ours)) copyFileSync(join(root, "dist", name), join(folder, "dist", name));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  return join(folder, "bin/parting-words.js");
}

function scoresWith(bin, language) {
  const scores = {};
  for (const wording of WORDINGS) {
    const tallies = sets.filter((set) => set.language === language && set.wording === wording).flatMap((set) => measured(set.folder, bin));
    scores[wording] = { problems: measure(pooled(tallies, "problems")).f1, parts: measure(pooled(tallies, "parts")).f1 };
  }
  return scores;
}

async function curveOf(language, folder) {
  const bin = commandLineIn(folder);
  const points = [];
  for (const share of SHARES) {
    const examples = join(folder, "examples");
    const count = examplesFor(examples, language, share);
    if (share < 1) await train(examples, language, join(folder, `dist/reader.${language}.bin`));
    else copyFileSync(join(root, `rules/reader/${language}.bin`), join(folder, `dist/reader.${language}.bin`));
    const point = { language, share, ...count, ...scoresWith(bin, language) };
    points.push(point);
    console.log(
      `${language}, ${share} of the examples (${count.letters} letters, ${count.sentences} sentences): ` +
        WORDINGS.map((wording) => `${wording} problems ${point[wording].problems} parts ${point[wording].parts}`).join(", "),
    );
  }
  return points;
}

const folder = mkdtempSync(join(tmpdir(), "parting-words-curve-"));
try {
  // Builds the trainer too.
  if (spawnSync(process.execPath, [join(root, "scripts/train.mjs"), "--check"], { stdio: "inherit" }).status !== 0)
    throw new Error("The end of the curve is the reader that ships, which must be up to date.");
  build();
  const curves = await Promise.all(LANGUAGES.map((language) => curveOf(language, join(folder, language))));
  writeFileSync(join(root, "test/bench/curve.json"), `${JSON.stringify(curves.flat(), null, 2)}\n`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
