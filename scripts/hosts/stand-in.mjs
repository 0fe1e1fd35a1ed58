#!/usr/bin/env node
// Stands in for a desktop VS Code where none can be downloaded: it understands what VS Code's own test runner says on its
// command line, runs the suite in a VS Code server, and ends as the suite ends.
import { browserPath } from "./browser.mjs";
import { installRemote, startRemote } from "./remote.mjs";
import { runSuite } from "./suite.mjs";

const args = process.argv.slice(2);
/** @param {string} name */
function given(name) {
  const value = args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  if (!value) throw new Error(`--${name}=… is missing.`);
  return value;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
installRemote();
const server = await startRemote({ suite: true });
const address = server.address({
  folder: args.find((arg) => !arg.startsWith("-")) ?? process.cwd(),
  development: given("extensionDevelopmentPath"),
  tests: given("extensionTestsPath"),
});
const passed = await runSuite(browserPath(), address, 180).finally(server.stop);
process.exit(passed ? 0 : 1);
