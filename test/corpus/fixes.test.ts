import assert from "node:assert/strict";
import type { DraftReport } from "../../server/drafts/types.ts";
import { applied, checkLetter, type Letter, lettersOf, SETS } from "./letters.ts";

type Finding = DraftReport["findings"][number];

/** How often each finding stands in a report, by rule and words. */
function tally(text: string, { findings }: DraftReport): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(text, finding), (counts.get(keyOf(text, finding)) ?? 0) + 1);
  return counts;
}

const keyOf = (text: string, { rule, start, end }: Finding) => (rule.startsWith("missing-") ? rule : `${rule}: ${text.slice(start, end)}`);

/** What a fix leaves behind or brings: nothing, where it is a good one. */
function troubleWith(letter: Letter, finding: Finding, fix: Finding["fixes"][number], before: Map<string, number>): string[] {
  const text = applied(letter.text, fix);
  const after = tally(text, checkLetter(letter, text, "termination"));
  const key = keyOf(letter.text, finding);
  const stays = (after.get(key) ?? 0) >= (before.get(key) ?? 0) ? [`stays: ${key}`] : [];
  // A finding whose ends have moved is the same one.
  const known = (other: string) => {
    const [rule = "", words = ""] = other.split(": ");
    return [...before.keys()].some((old) => old.startsWith(rule) && (old.includes(words) || words.includes(old.slice(rule.length + 2))));
  };
  // A deleted sentence may have done a job as well; that it is missing then is true.
  const comes = [...after]
    .filter(([other, count]) => count > (before.get(other) ?? 0) && !known(other) && !other.startsWith("missing-"))
    .map(([other]) => `comes: ${other}`);
  return [...stays, ...comes].map((what) => `${letter.name}: ${fix.title} ${what}`);
}

/** What only the writer can know, or what asks for another letter. */
const MAY_HAVE_NONE = new Set(["placeholder", "date-conflict", "mixed-address", "long-sentence", "long-letter"]);

/** The share of fixes that are offered although they have a price, for want of a better one. */
const LAST_RESORTS = 0.05;

describe("every fix of the marked letters", () => {
  for (const set of SETS)
    it(`takes its finding away and brings no other: ${set}`, () => {
      const trouble: string[] = [];
      let fixes = 0;
      for (const letter of lettersOf(set)) {
        if (letter.kind !== "termination") continue;
        const report = checkLetter(letter, letter.text, "termination");
        const before = tally(letter.text, report);
        for (const finding of report.findings) {
          assert.ok(finding.fixes.length || MAY_HAVE_NONE.has(finding.rule), `${letter.name}: no fix for ${keyOf(letter.text, finding)}`);
          for (const fix of finding.fixes) {
            fixes++;
            trouble.push(...troubleWith(letter, finding, fix, before));
          }
        }
      }
      // The last resort of a problem may cost another one: to take a sentence out changes what its neighbours say.
      assert.ok(trouble.length <= fixes * LAST_RESORTS, `${trouble.length} of ${fixes}:\n${trouble.join("\n")}`);
    }).timeout(60_000);
});
