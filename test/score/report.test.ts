import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type FirstSight, firstSightFile, scoresFile, withFirstSight } from "../../scripts/score/records.mjs";
import { overview, type Score, scoreTable } from "../../scripts/score/report.mjs";

const measure = (precision: number, recall: number) => ({ precision, recall, f1: (precision + recall) / 2 });
const scoreWith = (precision: number): Score => ({
  letters: 3,
  problems: measure(precision, 0.5),
  problemsAnyLabel: measure(0.9, 0.6),
  parts: measure(0.8, 0.8),
  missing: measure(1, 1),
  kind: "3/3",
  silentElsewhere: "1/1",
  exemplaryClean: "1/1",
  alarmsOnExemplary: 0,
  by: {
    blame: { ...measure(precision, 0.5), marks: 4, findings: 3 },
    "missing-call": { ...measure(0, 0), marks: 0, findings: 0 },
    "part:call": { ...measure(0.8, 0.8), marks: 5, findings: 5 },
  },
});

const lineOf = (text: string, name: string) => text.split("\n").find((line) => line.trim().startsWith(name)) ?? "";

describe("npm run score", () => {
  it("says what a rule's precision has changed by since it was recorded", () => {
    assert.match(lineOf(scoreTable("en-fresh", "en", scoreWith(0.74), scoreWith(0.72)), "blame"), /0\.74 \(\+0\.02\) +0\.50 /);
    assert.match(lineOf(scoreTable("en-fresh", "en", scoreWith(0.7), scoreWith(0.75)), "blame"), /0\.70 \(-0\.05\)/);
  });

  it("says nothing of a change where there is none, or no recorded score", () => {
    for (const before of [scoreWith(0.74), undefined])
      assert.doesNotMatch(scoreTable("en-fresh", "en", scoreWith(0.74), before), /[+]|\(was/);
  });

  it("shows no share of nothing", () => {
    assert.match(lineOf(scoreTable("en-fresh", "en", scoreWith(0.74)), "missing-call"), /missing-call +- +- +- +0 +0$/);
  });

  it("puts every column below its heading", () => {
    const lines = scoreTable("en-fresh", "en", scoreWith(0.74), scoreWith(0.72)).split("\n");
    const column = (lines[1] as string).indexOf("recall");
    for (const line of lines.slice(2, -1)) assert.match(line.slice(column - 1, column + 1), /^ [\d-]$/, line);
  });

  it("gives each of several sets a line at the end", () => {
    const scores = ["en", "en-3-fresh"].map((title) => ({ title, language: "en", now: scoreWith(0.5), before: scoreWith(0.4) }));
    assert.match(lineOf(overview(scores), "en-3-fresh"), /en-3-fresh +en +0\.50 \(\+0\.10\)/);
  });
});

describe("npm run score -- --record", () => {
  it("writes the same file whatever the order, one line a rule", () => {
    const { by, ...totals } = scoreWith(0.74);
    const turned = { ...totals, by: Object.fromEntries(Object.entries(by).reverse()) };
    const file = scoresFile({ fr: scoreWith(0.74), en: turned });
    assert.equal(file, scoresFile({ en: scoreWith(0.74), fr: scoreWith(0.74) }));
    assert.deepEqual(JSON.parse(file), { en: scoreWith(0.74), fr: scoreWith(0.74) });
    assert.equal(file.match(/^.*"blame".*$/gm)?.length, 2);
  });
});

describe("npm run score -- --first-sight", () => {
  const { by: _, ...totals } = scoreWith(0.74);
  const entry: FirstSight = {
    batch: "en-3-fresh",
    language: "en",
    wording: "fresh",
    date: "2030-01-31",
    reader: "0123456789ab",
    ...totals,
  };

  it("keeps an entry, and refuses to put another in its place", () => {
    const entries = withFirstSight([], entry);
    assert.deepEqual(JSON.parse(firstSightFile(entries)), [entry]);
    assert.throws(() => withFirstSight(entries, { ...entry, date: "2030-02-01" }), /en-3-fresh has been seen before, on 2030-01-31/);
  });

  it("has kept every set once, with the day", () => {
    const entries = JSON.parse(readFileSync("test/letters/first-sight.json", "utf8")) as FirstSight[];
    assert.equal(new Set(entries.map(({ batch }) => batch)).size, entries.length);
    for (const { batch, date, language, wording } of entries) {
      assert.match(date, /^20\d\d-\d\d-\d\d$/, batch);
      assert.match(`${language} ${wording}`, /^(?:en|fr) (?:ordinary|fresh)$/, batch);
    }
  });
});
