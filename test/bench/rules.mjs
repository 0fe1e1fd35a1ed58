#!/usr/bin/env node
// npm run bench:rules -- [rounds]: what ten times as many rules cost. Fails above 1.3 times the time of checking the same letters. The two
// rule books take turns in one run, so that a busy machine slows both alike.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { strip } from "../score/strip.mjs";
import { claimedByOriginals, copiedRules } from "./copied-rules.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const LANGUAGES = ["en", "fr"];
const MOST = 1.3;
const rounds = Number(process.argv[2] ?? 15);

const outfile = join(root, "dist/bench-rules.js");
const modules = ["engine/check", "engine/compile", "engine/reader/model", "engine/scan", "engine/tokens", "drafts/read"];
buildSync({
  stdin: { contents: modules.map((name) => `export * from "./server/${name}.ts";`).join("\n"), resolveDir: root },
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile,
  logLevel: "warning",
});
const require = createRequire(import.meta.url);
const { check, compileRules, decodeModel, scan, tokenize, readDraft, languageIdOf } = require(outfile);
const { inflector } = require("../../scripts/inflect.js");

const below = (folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => name.split(sep).join("/"));
const files = Object.fromEntries(
  below("rules")
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [name, readFileSync(join(root, "rules", name), "utf8")]),
);

/** How often each word stands in the examples. */
function wordCounts(language) {
  const counts = new Map();
  const folder = `rules/examples/${language}`;
  for (const name of below(folder)) {
    const { text } = strip(readFileSync(join(root, folder, name), "utf8"));
    for (const word of tokenize(text, language).word) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function ruleBook(sources) {
  const { rules, problems } = compileRules(sources, inflector);
  if (problems.length) throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
  // As rules are shipped: written as JSON and read again.
  const book = JSON.parse(JSON.stringify(claimedByOriginals(rules)));
  for (const language of LANGUAGES)
    book.languages[language].reader = decodeModel(new Uint8Array(readFileSync(join(root, `rules/reader/${language}.bin`))));
  return book;
}

function sizeOf({ languages }) {
  const json = LANGUAGES.map((language) => JSON.stringify({ ...languages[language], reader: undefined }));
  const frames = LANGUAGES.reduce((sum, language) => sum + languages[language].frames.length, 0);
  return `${frames} frames, ${Math.round(json.join("").length / 1000)} kB, packed ${Math.round(gzipSync(json.join("")).length / 1000)} kB`;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const milliseconds = (work) => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** The median times of work with each of two things, which take turns. */
function compare(things, work) {
  const times = things.map(() => []);
  for (let round = 0; round <= rounds; round++)
    // The first round is for the compiler of the machine.
    things.forEach((thing, i) => {
      const time = milliseconds(() => work(thing));
      if (round) times[i].push(time);
    });
  return times.map(median);
}

const letters = LANGUAGES.flatMap((language) =>
  JSON.parse(readFileSync(join(root, `test/letters/${language}/index.json`), "utf8")).map(({ file }) => {
    const { text } = strip(readFileSync(join(root, `test/letters/${language}`, file), "utf8"));
    const { letter } = readDraft(text, { languageId: languageIdOf(file) });
    return { language, text, letter: { ...letter, language } };
  }),
);
const counts = Object.fromEntries(LANGUAGES.map((language) => [language, wordCounts(language)]));
const books = [ruleBook(files), ruleBook(copiedRules(files, { counts, inflector }))];
console.log(`Rules as they are: ${sizeOf(books[0])}\nTen times as many: ${sizeOf(books[1])}`);

// Each letter is taken for what it is with the rules as they are, so that both books do the same work.
const kinds = letters.map(({ letter }) => check(letter, books[0], { locale: "en" }).kind);
const findings = (book) => letters.flatMap(({ letter }, i) => check(letter, book, { locale: "en", kind: kinds[i] }).findings).length;
const blocks = letters.flatMap(({ language, letter }) => letter.blocks.map(({ text }) => ({ language, tokens: tokenize(text, language) })));
const nobody = new Set();
const scanAll = (book) => {
  const borders = Object.fromEntries(LANGUAGES.map((language) => [language, new Set(book.languages[language].borders)]));
  return blocks.reduce((sum, { language, tokens }) => sum + scan(tokens, book.languages[language], nobody, borders[language]).length, 0);
};

const words = (texts) => texts.join(" ").split(/\s+/).length;
const texts = (list) => list.map(({ text }) => text);
/** A letter of 10,000 words, from the blocks of those in English. */
const long = {
  ...letters[0].letter,
  blocks: letters.flatMap(({ language, letter }, i) => (language === "en" && kinds[i] === "termination" ? letter.blocks : [])),
};
while (words(texts(long.blocks)) < 10_000) long.blocks.push(...long.blocks);
while (words(texts(long.blocks.slice(0, -1))) > 10_000) long.blocks.pop();

console.log(`${letters.length} letters, ${words(texts(letters))} words, ${rounds} rounds, medians:`);
const told = (title, [once, tenfold]) =>
  console.log(
    `  ${title.padEnd(24)} ${once.toFixed(1).padStart(8)} ms ${tenfold.toFixed(1).padStart(8)} ms  ratio ${(tenfold / once).toFixed(2)}`,
  );
const whole = compare(books, findings);
told("check", whole);
told("scan alone", compare(books, scanAll));
told(
  `check of ${words(texts(long.blocks))} words`,
  compare(books, (book) => check(long, book, { locale: "en", kind: "termination" })),
);
console.log(`  hits ${books.map(scanAll).join(" and ")}, findings ${books.map(findings).join(" and ")}`);
if (whole[1] / whole[0] > MOST) {
  console.error(`Ten times as many rules take more than ${MOST} times the time.`);
  process.exitCode = 1;
}
