// The process that serves VS Code for the web. It is one of its own because it logs every request; it ends with its parent.
import { open } from "@vscode/test-web";

process.on("disconnect", () => process.exit());
process.on("message", async (/** @type {import("@vscode/test-web").Options} */ options) => {
  await open(options);
  process.send?.("ready");
});
