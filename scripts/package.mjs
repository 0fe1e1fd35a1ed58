#!/usr/bin/env node
// npm run package: builds the extension and packs it into parting-words.vsix. A warning or too many bytes fail.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { install, root, run } from "./install.mjs";

const LARGEST = 1_000_000;
const name = "parting-words.vsix";

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

install();
if (!run(process.execPath, ["esbuild.js"])) process.exit(1);
// The repository has no public address yet, so pictures and links of the README stay as they are.
const args = ["package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", name];
const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/@vscode/vsce/vsce", ...args], {
  cwd: root,
  encoding: "utf8",
});
if (status !== 0 || /warning/i.test(stdout + stderr)) fail(`${stdout}${stderr}`);
const { size } = statSync(join(root, name));
if (size > LARGEST) fail(`${name} has ${size} bytes, more than ${LARGEST}.`);
console.log(`${name} has ${size} bytes.`);
