#!/usr/bin/env node
// Node 22 and newer can keep the compiled code between runs.
require("node:module").enableCompileCache?.();
require("../dist/cli.js");
