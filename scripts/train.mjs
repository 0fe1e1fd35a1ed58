#!/usr/bin/env node
// npm run train: trains the reader of each language from rules/examples/ and writes rules/reader/. Same examples, same bytes.
//   --doubts  writes dist/doubts.LANGUAGE.tsv instead: where a reader that has not seen a letter contradicts its marks, the loudest first
//   --check   writes nothing; fails if the examples or the training have changed since, or (--check=bytes) if the bytes differ
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./install.mjs";

const LANGUAGES = ["en", "fr"];
const outfile = join(root, "dist/train.js");
const stampFile = join(root, "rules/reader/trained-from.txt");
const mode = process.argv.find((arg) => arg.startsWith("--check") || arg === "--doubts");

buildSync({
  entryPoints: [join(root, "scripts/train/train.ts")],
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile,
  logLevel: "warning",
});

/** A digest of all that the weights depend on. */
function stamp() {
  const hash = createHash("sha256").update(readFileSync(outfile));
  for (const language of LANGUAGES) {
    hash.update(readFileSync(join(root, `rules/languages/${language}.yaml`)));
    const folder = join(root, "rules/examples", language);
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return `${hash.digest("hex")}\n`;
}

/** Runs a task for each language in a process of its own; gives whether all went well. */
async function forEachLanguage(fileOf, ...task) {
  const codes = await Promise.all(
    LANGUAGES.map(
      (language) =>
        new Promise((resolve) =>
          spawn(process.execPath, [outfile, root, language, fileOf(language), ...task], { stdio: "inherit" }).on("exit", resolve),
        ),
    ),
  );
  return codes.every((code) => code === 0);
}

/** Trains each language into a folder. */
async function train(folder) {
  mkdirSync(folder, { recursive: true });
  return forEachLanguage((language) => join(folder, `${language}.bin`));
}

if (mode === "--doubts") {
  if (!(await forEachLanguage((language) => join(root, `dist/doubts.${language}.tsv`), "doubts"))) process.exitCode = 1;
} else if (!mode) {
  if (await train(join(root, "rules/reader"))) writeFileSync(stampFile, stamp());
  else process.exitCode = 1;
} else if (readFileSync(stampFile, "utf8") !== stamp()) {
  console.error("The examples or the training have changed since the reader was trained: run npm run train.");
  process.exitCode = 1;
} else if (mode === "--check=bytes") {
  const again = join(root, "dist/reader-again");
  const same =
    (await train(again)) &&
    LANGUAGES.every((language) =>
      readFileSync(join(again, `${language}.bin`)).equals(readFileSync(join(root, `rules/reader/${language}.bin`))),
    );
  if (!same) {
    console.error("Training again gave other bytes than rules/reader/ has: run npm run train, and find what differs.");
    process.exitCode = 1;
  }
}
