#!/usr/bin/env node
// npm run docs: writes docs/rules/, a page for each rule, from the rule files.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./install.mjs";

const outfile = join(root, "dist/rule-pages.js");
buildSync({
  entryPoints: [join(root, "scripts/rule-files/pages.ts")],
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile,
  logLevel: "warning",
});
const { rulePages } = createRequire(import.meta.url)(outfile);

const names = readdirSync(join(root, "rules"), { recursive: true }).filter((name) => name.endsWith(".yaml"));
const files = Object.fromEntries(names.map((name) => [name.split(sep).join("/"), readFileSync(join(root, "rules", name), "utf8")]));
const folder = join(root, "docs/rules");
// The page of a rule that is no more goes too.
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, page] of Object.entries(rulePages(files))) writeFileSync(join(folder, name), page);
