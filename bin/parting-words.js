#!/usr/bin/env node
// Node 22 and newer can keep the compiled code between runs.
require("node:module").enableCompileCache?.();
try {
  require("../dist/cli.js");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  console.error("parting-words: the command line has not been built; run npm run build in the project's folder.");
  process.exitCode = 2;
}
