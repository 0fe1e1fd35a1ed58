import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { rulePages } from "../../scripts/rule-files/pages.ts";
import { ruleSchemas, schemaLine } from "../../scripts/rule-files/schemas.ts";

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

describe("the schemas of the rule files", () => {
  it("say what the compiler asks for (else run npm run docs)", () => {
    const schemas = Object.entries(ruleSchemas()).sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(textsBelow("docs/schemas", ".json"), Object.fromEntries(schemas));
  });

  it("are named at the head of every rule file", () => {
    for (const [file, text] of Object.entries(textsBelow("rules", ".yaml")))
      assert.equal(text.split("\n", 1)[0], schemaLine(file), `rules/${file}`);
  });
});
