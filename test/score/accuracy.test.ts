import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type AccuracyData, accuracyFiles } from "../../scripts/accuracy/page.ts";
import type { CurvePoint } from "../../scripts/accuracy/picture.ts";
import { sample } from "../../scripts/accuracy/sample.mjs";
import type { FirstSight } from "../../scripts/score/records.mjs";
import { SETS } from "../corpus/letters.ts";

const read = <Data>(path: string) => JSON.parse(readFileSync(`test/${path}`, "utf8")) as Data;
const data: AccuracyData = {
  scores: read<AccuracyData["scores"]>("letters/scores.json"),
  firstSight: read<FirstSight[]>("letters/first-sight.json"),
  curve: read<CurvePoint[]>("bench/curve.json"),
  peers: read<AccuracyData["peers"]>("bench/peers.json"),
};

describe("docs/accuracy.md", () => {
  it("says what the data files say, and so does its picture (else run npm run docs)", () => {
    for (const [name, text] of Object.entries(accuracyFiles(data))) assert.equal(readFileSync(`docs/${name}`, "utf8"), text, name);
  });

  it("has a row for every set of letters, and for no other", () => {
    assert.deepEqual(Object.keys(data.scores).sort(), [...SETS].sort());
    const page = readFileSync("docs/accuracy.md", "utf8");
    for (const set of SETS) assert.match(page, new RegExp(`^\\| ${set} +\\| (?:English|French) `, "m"));
  });

  it("shows the first-sight score of a set with its day", () => {
    const { by: _, ...totals } = Object.values(data.scores)[0] as AccuracyData["scores"][string];
    const entry = { batch: "fr-9-fresh", language: "fr", wording: "fresh", date: "2030-01-31", reader: "0123456789ab", ...totals };
    const page = accuracyFiles({ ...data, firstSight: [entry] })["accuracy.md"] ?? "";
    assert.match(page, /^\| fr-9-fresh \| French +\| fresh +\| 2030-01-31 \| +0\.\d\d \|/m);
  });
});

describe("the learning curve", () => {
  const letter = (words: string) => `# letter termination: a trade\n${words}\n{{decision|I'm leaving}}.\n`;
  const file = `A sentence alone.\n[[blame|You failed]].\n\n${Array.from({ length: 60 }, (_, i) => letter(`Dear client ${i},`)).join("\n")}`;

  it("learns from whole letters, and from more of the same when it learns from more", () => {
    const half = sample(file, 0.5);
    const quarter = sample(file, 0.25);
    assert.ok(quarter.letters.length > 0 && quarter.letters.length < half.letters.length && half.letters.length < 60);
    for (const lot of quarter.letters) assert.ok(half.letters.includes(lot));
    assert.equal(half.text.match(/^# letter/gm)?.length, half.text.match(/decision/g)?.length);
    assert.deepEqual(sample(file, 1).text.split("\n").filter(Boolean), file.split("\n").filter(Boolean));
  });

  it("chooses a letter whatever its marks are", () => {
    assert.deepEqual(sample(letter("You lied."), 1).letters, sample(letter("[[blame|You lied]]."), 1).letters);
  });

  it("tells sentences from letters", () => {
    const { letters, sentences } = sample(file, 1);
    assert.deepEqual([letters.length, sentences.length], [60, 2]);
  });
});
