import { createHash } from "node:crypto";

const HEAD = /^# letter /;

/**
 * A file of examples as its sentences and letters, each with its lines.
 * @param {string} file
 */
function examplesIn(file) {
  /** @type {string[][]} */
  const examples = [];
  let inLetter = false;
  for (const line of file.split("\n")) {
    if (HEAD.test(line)) {
      inLetter = true;
      examples.push([line]);
    } else if (!line.trim()) continue;
    else if (inLetter) examples.at(-1)?.push(line);
    else examples.push([line]);
  }
  return examples;
}

/**
 * A number from 0 to 1 for an example. It hangs on the words alone: the same letter with other marks, or in another file, is chosen with it.
 * @param {readonly string[]} example
 */
function lotOf(example) {
  const words = example.filter((line) => !HEAD.test(line)).join("\n");
  const bare = words.replace(/(?:\[\[|\{\{)[a-z-]+\||\]\]|\}\}/g, "");
  return createHash("sha256").update(bare).digest().readUInt32BE() / 2 ** 32;
}

/**
 * About a share of the examples of a file, letters whole. A larger share has all that a smaller one has. `letters` and `sentences` have a
 * number for each: one that stands there twice has the same number twice.
 * @param {string} file @param {number} share
 */
export function sample(file, share) {
  const chosen = examplesIn(file)
    .map((lines) => ({ lines, lot: lotOf(lines), isLetter: HEAD.test(lines[0] ?? "") }))
    .filter(({ lot }) => lot < share);
  return {
    text: chosen.map(({ lines }) => `${lines.join("\n")}\n`).join("\n"),
    letters: chosen.filter(({ isLetter }) => isLetter).map(({ lot }) => lot),
    sentences: chosen.filter(({ isLetter }) => !isLetter).map(({ lot }) => lot),
  };
}
