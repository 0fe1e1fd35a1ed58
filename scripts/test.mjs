#!/usr/bin/env node
// npm test: installs what the tests need, then runs all of them.
import { spawnSync } from "node:child_process";
import { install, root, run } from "./install.mjs";

install();
let failed = 0;
let passed = 0;
const step = (name, command, args) => {
  console.log(`\n${name} …`);
  if (run(process.execPath, [command, ...args])) passed++;
  else failed++;
};
step("Checking format and lint", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]);
step("Checking types", "node_modules/typescript/bin/tsc", ["--noEmit"]);
step("Building", "esbuild.js", []);
step("Building the tests", "esbuild.js", ["--tests"]);
console.log("\nRunning the tests …");
const mocha = spawnSync(process.execPath, ["node_modules/mocha/bin/mocha.js", "dist/test/**/*.test.js"], { cwd: root, encoding: "utf8" });
console.log(mocha.stdout, mocha.stderr);
passed += Number(/(\d+) passing/.exec(mocha.stdout)?.[1] ?? 0);
failed += Number(/(\d+) failing/.exec(mocha.stdout)?.[1] ?? (mocha.status ? 1 : 0));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
