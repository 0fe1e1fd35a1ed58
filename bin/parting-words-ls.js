#!/usr/bin/env node
if (process.argv.length === 2) process.argv.push("--stdio");
try {
  require("../dist/server.js");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  console.error("parting-words-ls: the language server has not been built; run npm run build in the project's folder.");
  process.exitCode = 2;
}
