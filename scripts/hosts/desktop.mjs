// VS Code as most people have it, downloaded by VS Code's own test runner.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../install.mjs";

/**
 * Runs the suite in a desktop VS Code: in the version VSCODE_VERSION, or the newest stable one, or in another editor.
 * @param {{ folder: string, suite: string, editor?: string }} options
 * @returns {Promise<boolean>}
 */
export async function runDesktop({ folder, suite, editor }) {
  const { runTests } = await import("@vscode/test-electron");
  const data = mkdtempSync(join(tmpdir(), "pw-"));
  try {
    const code = await runTests({
      ...(editor ? { vscodeExecutablePath: editor } : {}),
      version: process.env.VSCODE_VERSION ?? "stable",
      cachePath: join(root, ".vscode-test"),
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      // The folder of its data is a short path of its own: a socket lies in it, and a socket's path may not be long.
      launchArgs: [folder, "--disable-extensions", "--disable-workspace-trust", "--user-data-dir", data],
    });
    return code === 0;
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
