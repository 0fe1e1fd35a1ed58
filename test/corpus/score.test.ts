import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Score } from "../../scripts/score/report.mjs";
import { formatJson } from "../../server/cli/formats/json.ts";
import { checkLetter, lettersOf, SETS } from "./letters.ts";

/** What some sets of letters must reach at least; what each set does reach is recorded. */
const FLOORS: Readonly<Record<string, { readonly precision: number; readonly recall: number; readonly parts: number }>> = {
  en: { precision: 0.78, recall: 0.68, parts: 0.76 },
  fr: { precision: 0.78, recall: 0.68, parts: 0.78 },
  "en-ordinary": { precision: 0.86, recall: 0.8, parts: 0.82 },
  "fr-ordinary": { precision: 0.84, recall: 0.78, parts: 0.82 },
  "en-fresh": { precision: 0.66, recall: 0.56, parts: 0.72 },
  "fr-fresh": { precision: 0.7, recall: 0.5, parts: 0.72 },
  "en-4-ordinary": { precision: 0.88, recall: 0.8, parts: 0.85 },
  "fr-4-ordinary": { precision: 0.86, recall: 0.78, parts: 0.85 },
};

describe("the marked letters", () => {
  const recorded = JSON.parse(readFileSync("test/letters/scores.json", "utf8")) as Record<string, Score>;
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "parting-words-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function scoreOf(set: string): Score {
    const checked = lettersOf(set).map((letter) => ({ name: letter.name, text: letter.text, report: checkLetter(letter, letter.text) }));
    const run = join(folder, `${set}.json`);
    writeFileSync(run, formatJson(checked));
    const printed = execFileSync(process.execPath, ["test/score/score.mjs", join("test/letters", set), run], { encoding: "utf8" });
    return JSON.parse(printed) as Score;
  }

  for (const set of SETS)
    it(`are read as an editor reads them: ${set}`, () => {
      const score = scoreOf(set);
      assert.deepEqual(score, recorded[set], "The scores have changed: run npm run score -- --record, then npm run docs.");
      const { problems, parts, silentElsewhere, exemplaryClean } = score;
      const floor = FLOORS[set];
      if (!floor) return;
      assert.ok(problems.precision >= floor.precision, `precision ${problems.precision}`);
      assert.ok(problems.recall >= floor.recall, `recall ${problems.recall}`);
      assert.ok(parts.f1 >= floor.parts, `F1 of the parts ${parts.f1}`);
      if (set !== "en" && set !== "fr") return;
      const [silent, others] = silentElsewhere.split("/");
      assert.equal(silent, others, "Documents that are no termination letter have no finding.");
      const [clean, exemplary] = exemplaryClean.split("/");
      assert.equal(clean, exemplary, "Exemplary letters have no phrase finding.");
    }).timeout(30_000);
});
