#!/usr/bin/env node
// npm run docs: writes docs/rules/, a page for each rule, and docs/schemas/, for editors of rule files, from the rule files, and
// docs/accuracy.md with its picture from the scores.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./install.mjs";

/** What a TypeScript module of the scripts exports. */
function load(script, name) {
  const outfile = join(root, "dist", name);
  buildSync({ entryPoints: [join(root, script)], bundle: true, platform: "node", format: "cjs", outfile, logLevel: "warning" });
  return createRequire(import.meta.url)(outfile);
}

const { rulePages } = load("scripts/rule-files/pages.ts", "rule-pages.js");
const { ruleSchemas } = load("scripts/rule-files/schemas.ts", "rule-schemas.js");
const { accuracyFiles } = load("scripts/accuracy/page.ts", "accuracy-page.js");

const names = readdirSync(join(root, "rules"), { recursive: true }).filter((name) => name.endsWith(".yaml"));
const files = Object.fromEntries(names.map((name) => [name.split(sep).join("/"), readFileSync(join(root, "rules", name), "utf8")]));

/** Writes a folder anew: the page of a rule that is no more goes too. */
function write(name, contents) {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(contents)) writeFileSync(join(folder, file), text);
}
write("docs/rules", rulePages(files));
write("docs/schemas", ruleSchemas());

const data = (path) => JSON.parse(readFileSync(join(root, "test", path), "utf8"));
const accuracy = accuracyFiles({
  scores: data("letters/scores.json"),
  firstSight: data("letters/first-sight.json"),
  curve: data("bench/curve.json"),
  peers: data("bench/peers.json"),
});
for (const [name, text] of Object.entries(accuracy)) writeFileSync(join(root, "docs", name), text);
