#!/usr/bin/env node
if (process.argv.length === 2) process.argv.push("--stdio");
require("../dist/server-node.js");
