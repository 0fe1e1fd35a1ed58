import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { rulePages } from "../../scripts/rule-files/pages.ts";

function textsBelow(folder: string, ending: string): Record<string, string> {
  const names = readdirSync(join(process.cwd(), folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
  return Object.fromEntries(
    names.sort().map((name) => [name.split(sep).join("/"), readFileSync(join(process.cwd(), folder, name), "utf8")]),
  );
}

describe("the pages of the rules", () => {
  it("say what the rule files say (else run npm run docs)", () => {
    const pages = rulePages(textsBelow("rules", ".yaml"));
    assert.deepEqual(textsBelow("docs/rules", ".md"), Object.fromEntries(Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1))));
  });
});
