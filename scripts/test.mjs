#!/usr/bin/env node
// npm test: installs what is missing, checks format, types and build, and runs all tests, also in real editors.
// npm run test:unit leaves the editors out; npm test -- --hosts web,desktop chooses them.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { install, root } from "./install.mjs";

const { values } = parseArgs({ options: { hosts: { type: "string" }, unit: { type: "boolean", default: false } } });
// The server is to be had for Linux only; the desktop editor wants a screen, so on Linux the server stands in for it.
const hosts = values.unit ? "" : (values.hosts ?? (process.platform === "linux" ? "web,remote,stand-in" : "web,desktop"));

let passed = 0;
let failed = 0;

/** Runs one step, its output shown. Counts the tests it reports, or else itself. */
async function step(title, ...args) {
  console.log(`\n${title} …`);
  const start = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const stop = () => child.kill();
  process.on("exit", stop);
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  child.stderr.pipe(process.stderr);
  const code = await new Promise((resolve) => child.on("close", resolve));
  process.removeListener("exit", stop);
  const count = (word) => [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, "gm"))].reduce((sum, [, n]) => sum + Number(n), 0);
  const failures = count("failing");
  passed += count("passing") || (code === 0 ? 1 : 0);
  failed += failures || (code === 0 ? 0 : 1);
  console.log(`${title}: ${code === 0 ? "done" : "FAILED"} in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

install();
await step("Checking format and lint", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".");
await step("Checking types", "node_modules/typescript/bin/tsc", "--noEmit");
// On a public machine the reader is trained again, some minutes long; elsewhere it is enough that nothing has changed since.
await step("Checking that the reader is what its examples give", "scripts/train.mjs", process.env.CI ? "--check=bytes" : "--check");
await step("Building and packing", "scripts/package.mjs");
await step("Building the tests", "esbuild.js", "--tests");
await step("Testing the parts", "node_modules/mocha/bin/mocha.js", "--exit", "dist/test/**/*.test.js");
for (const host of hosts.split(",").filter(Boolean)) await step(`Testing in VS Code (${host})`, "scripts/hosts/run.mjs", host);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
