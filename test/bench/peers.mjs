#!/usr/bin/env node
// npm run bench:peers: what other linters say of the marked letters, in the reading that is kindest to them, beside what the command line says.
// Installs them into a temporary folder, and writes test/bench/peers.json.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/install.mjs";
import { build, lettersIn, runOn } from "../../scripts/score/measured.mjs";
import { setsIn } from "../score/sets.mjs";
import { PROBLEMS } from "../score/strip.mjs";

const PACKAGES = {
  "write-good": "1.0.8",
  alex: "11.0.1",
  "retext-equality": "7.1.0",
  "harper.js": "2.10.0",
  retext: "9.0.0",
};

const EXPORTS = `
export { default as writeGood } from "write-good";
export { text as alexText, markdown as alexMarkdown } from "alex";
export { retext } from "retext";
export { default as retextEquality } from "retext-equality";
export { LocalLinter } from "harper.js";
export { binaryInlined } from "harper.js/binaryInlined";
`;

function install(folder) {
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  const windows = process.platform === "win32";
  const args = ["install", "--no-save", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix", folder, ...wanted];
  const { status } = spawnSync(windows ? "npm.cmd" : "npm", args, { cwd: folder, stdio: "ignore", shell: windows });
  if (status !== 0) throw new Error(`npm could not install ${wanted.join(", ")}: they are needed to measure them, and so is the network.`);
}

/** The peers, each a function from a letter to the ranges that it remarks on. */
async function peersIn(folder) {
  // A module beside the packages finds them by name.
  const file = join(folder, "peers.mjs");
  writeFileSync(file, EXPORTS);
  const { writeGood, alexText, alexMarkdown, retext, retextEquality, LocalLinter, binaryInlined } = await import(pathToFileURL(file).href);
  const harper = new LocalLinter({ binary: binaryInlined });
  const equality = retext().use(retextEquality);

  const isMarkdown = (name) => extname(name) === ".md";
  const ranges = (messages) =>
    messages.map((message) => {
      const { start, end } = message.place ?? message.position;
      return { start: start.offset, end: end.offset };
    });
  return {
    "write-good": ({ text }) => writeGood(text).map(({ index, offset }) => ({ start: index, end: index + offset })),
    alex: ({ file, text }) => ranges((isMarkdown(file) ? alexMarkdown : alexText)(text).messages),
    "retext-equality": async ({ text }) => ranges((await equality.process(text)).messages),
    Harper: async ({ file, text }) => {
      // It counts characters, not UTF-16 code units.
      const characters = [...text];
      const at = (index) => characters.slice(0, index).join("").length;
      const lints = await harper.lint(text, { language: isMarkdown(file) ? "markdown" : "plaintext" });
      return lints.map((lint) => lint.span()).map(({ start, end }) => ({ start: at(start), end: at(end) }));
    },
  };
}

/** Whether a place is none of the writer's own words: a header of a mail but for the subject, a line that quotes another mail. */
function isForeign({ file, text }, { start }) {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1);
  const inHeaders = extname(file) === ".eml" && start < text.indexOf("\n\n");
  return inHeaders ? !line.startsWith("Subject:") : line.startsWith(">");
}

const share = (part, whole) => (whole ? +(part / whole).toFixed(3) : null);

/** How many marks are touched by a remark, and how many remarks touch a mark: any overlap counts, and any label. */
async function touches(letters, remarksOn) {
  let touched = 0;
  let marked = 0;
  let right = 0;
  let all = 0;
  for (const letter of letters) {
    const marks = letter.spans.filter(({ type }) => type === "problem");
    const remarks = (await remarksOn(letter)).filter((remark) => !isForeign(letter, remark));
    const overlap = (a, b) => a.start < b.end && b.start < a.end;
    marked += marks.length;
    touched += marks.filter((mark) => remarks.some((remark) => overlap(remark, mark))).length;
    all += remarks.length;
    right += remarks.filter((remark) => marks.some((mark) => overlap(remark, mark))).length;
  }
  return { remarks: all, precision: share(right, all), recall: share(touched, marked) };
}

async function main(folder) {
  install(folder);
  build();
  const peers = await peersIn(folder);
  const sets = {};
  // None of them knows French.
  for (const { name, folder: letters } of setsIn(join(root, "test/letters")).filter(({ language }) => language === "en")) {
    const terminations = lettersIn(letters).filter(({ kind }) => kind === "termination");
    const said = new Map(runOn(letters).map((file) => [basename(file.path), file.findings]));
    const own = ({ file }) => said.get(file).filter(({ rule }) => PROBLEMS.includes(rule));
    const marks = terminations.reduce((sum, { spans }) => sum + spans.filter(({ type }) => type === "problem").length, 0);
    sets[name] = { letters: terminations.length, marks, linters: {} };
    for (const [peer, remarksOn] of Object.entries({ "Parting Words": own, ...peers }))
      sets[name].linters[peer] = await touches(terminations, remarksOn);
  }
  const versions = Object.fromEntries(
    Object.keys(PACKAGES).map((name) => [
      name,
      JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version,
    ]),
  );
  writeFileSync(join(root, "test/bench/peers.json"), `${JSON.stringify({ versions, sets }, null, 2)}\n`);
  for (const [name, { linters }] of Object.entries(sets)) {
    console.log(`\n${name}`);
    console.table(linters);
  }
}

const folder = mkdtempSync(join(tmpdir(), "parting-words-peers-"));
try {
  await main(folder);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
