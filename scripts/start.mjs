#!/usr/bin/env node
// npm start: opens a real VS Code in the browser with this extension in it and the folder examples/ open.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { install, root, run } from "./install.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" }, "no-open": { type: "boolean", default: false } } });

install();
console.log("Building the extension …");
if (!run(process.execPath, ["esbuild.js"])) process.exit(1);
console.log("Starting VS Code for the web …");
const { serveWeb } = await import("./hosts/web.mjs");
const { freePort } = await import("./hosts/port.mjs");
const port = await freePort(Number(values.port));
const { address } = await serveWeb({ folder: join(root, "examples"), port, file: "letter.en.md" });
console.log(`\nVS Code is at ${address}\nOpen a letter in it; what you change is kept in the browser only. Control+C ends it.`);
if (!values["no-open"]) {
  const [opener, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", '""'] }[process.platform] ?? ["xdg-open"];
  const shown = process.platform === "win32" ? `"${address}"` : address;
  spawn(opener, [...args, shown], { stdio: "ignore", windowsVerbatimArguments: true }).on("error", () =>
    console.log("No browser could be opened; open the address yourself."),
  );
}
