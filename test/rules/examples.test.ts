import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  type MarkedExample,
  PART_MARKS,
  type PartExample,
  RULE_MARKS,
  type RuleExample,
  readMarked,
} from "../../scripts/rule-files/examples.ts";
import { LANGUAGES, type Language, type Range } from "../../server/engine/types.ts";
import { loadRules } from "../../server/rules.ts";
import { checkExample } from "./letter.ts";

const PHRASE_RULES = loadRules()
  .order.map(({ rule }) => rule)
  // What a letter lacks or has too much of needs a letter for an example.
  .filter((rule) => !rule.startsWith("missing-") && rule !== "long-letter");

function examplesOf<Example>(file: string): readonly Example[] {
  const path = join(process.cwd(), "rules", file);
  assert.ok(existsSync(path), `rules/${file} is missing`);
  return (parse(readFileSync(path, "utf8")) as { examples?: readonly Example[] }).examples ?? [];
}

const overlap = (a: Range, b: Range) => a.start < b.end && b.start < a.end;

/** The share of the marked words that the ranges touch. */
function shareOf({ text, start, end }: MarkedExample, ranges: readonly Range[]): number {
  const words = [...text.slice(start, end).matchAll(/\S+/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  return words.filter((word) => ranges.some((range) => overlap(word, range))).length / words.length;
}

function assertBad(rule: string, example: { readonly bad: string; readonly good?: string }, language: Language): void {
  const marked = readMarked(example.bad, RULE_MARKS);
  const report = checkExample(marked.text, language);
  const here = report.findings.filter((finding) => overlap(finding, marked));
  const said = here.map(({ rule, start, end }) => `${rule}: ${marked.text.slice(start, end)}`).join("; ") || "nothing";
  const own = here.filter((finding) => finding.rule === rule);
  assert.equal(here.length, own.length, `only ${rule} in: ${example.bad} (found ${said})`);
  assert.ok(shareOf(marked, own) >= 0.5, `${rule} on half of the words of: ${example.bad} (found ${said})`);
  if (example.good !== undefined) {
    const results = own.flatMap(({ fixes }) => fixes.map(report.fixed));
    assert.ok(results.includes(example.good), `a fix of "${example.bad}" gives "${example.good}", not ${JSON.stringify(results)}`);
  }
}

function assertOk(rule: string, example: string, language: Language): void {
  const { findings } = checkExample(example, language);
  const said = findings.filter((finding) => finding.rule === rule).map(({ start, end }) => example.slice(start, end));
  assert.deepEqual(said, [], `${rule} has nothing to say of: ${example}`);
}

describe("the examples of the rules", () => {
  for (const rule of PHRASE_RULES)
    for (const language of LANGUAGES)
      it(`${rule}/${language}.yaml`, () => {
        const examples = examplesOf<RuleExample>(`${rule}/${language}.yaml`);
        const bad = examples.filter((example) => "bad" in example);
        const ok = examples.filter((example) => "ok" in example);
        // English has one word for tu and vous.
        const enough = rule === "mixed-address" && language === "en" ? 0 : 3;
        assert.ok(bad.length >= enough && ok.length >= 3, "three examples of what it marks, three of what it does not");
        for (const example of bad) assertBad(rule, example, language);
        for (const example of ok) assertOk(rule, example.ok, language);
      });

  for (const part of readdirSync(join(process.cwd(), "rules/parts")).sort())
    for (const language of LANGUAGES)
      it(`parts/${part}/${language}.yaml`, () => {
        const examples = examplesOf<PartExample>(`parts/${part}/${language}.yaml`);
        const has = examples.filter((example) => "has" in example);
        const lacks = examples.filter((example) => "lacks" in example);
        assert.ok(has.length >= 3 && lacks.length >= 2, "three examples that have the part, two that lack it");
        for (const example of has) {
          const marked = readMarked(example.has, PART_MARKS);
          const found = checkExample(marked.text, language).parts.filter((range) => range.part === part);
          assert.ok(shareOf(marked, found) >= 0.5, `${part} in half of the words of: ${example.has}`);
        }
        for (const { lacks: example } of lacks) {
          const found = checkExample(example, language).parts.filter((range) => range.part === part);
          assert.deepEqual(found, [], `no ${part} in: ${example}`);
        }
      });
});
