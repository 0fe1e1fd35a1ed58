#!/usr/bin/env node
// node scripts/hosts/run.mjs web|remote|desktop|stand-in …: runs the editor tests in real editors. `npm test` builds what they need first.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../install.mjs";
import { browserPath } from "./browser.mjs";
import { runDesktop } from "./desktop.mjs";
import { freePort } from "./port.mjs";
import { installRemote, startRemote } from "./remote.mjs";
import { runSuite } from "./suite.mjs";
import { serveWeb } from "./web.mjs";

const SUITE = join(root, "dist/suite/index.js");
const VSIX = join(root, "parting-words.vsix");

/** @type {Record<string, (folder: string) => Promise<boolean>>} */
const HOSTS = {
  async web(folder) {
    const browser = browserPath();
    const suite = await serveWeb({ folder, port: await freePort(), tests: SUITE });
    const inside = await runSuite(browser, suite.address, 120).finally(suite.stop);
    const editor = await serveWeb({ folder, port: await freePort() });
    const outside = await runPages(["dist/pages/*.test.js"], { CHROME_PATH: browser, EDITOR_ADDRESS: editor.address }).finally(editor.stop);
    return inside && outside;
  },

  async remote(folder) {
    const browser = browserPath();
    installRemote();
    const tester = await startRemote({ vsix: VSIX, suite: true });
    const development = join(root, "test/editor/harness");
    const inside = await runSuite(browser, tester.address({ folder, development, tests: SUITE }), 180).finally(tester.stop);
    const editor = await startRemote({ vsix: VSIX });
    const env = {
      CHROME_PATH: browser,
      EDITOR_ADDRESS: editor.address({ folder }),
      EDITOR_EXTENSIONS: editor.extensions,
      EDITOR_PID: String(editor.pid),
    };
    const outside = await runPages(["dist/pages/**/*.test.js"], env).finally(editor.stop);
    return inside && outside;
  },

  desktop: (folder) => runDesktop({ folder, suite: SUITE }),
  // What the desktop host does, with a VS Code server in the place of the downloaded editor.
  "stand-in": (folder) => runDesktop({ folder, suite: SUITE, editor: join(root, "scripts/hosts/stand-in.mjs") }),
};

/**
 * Runs the tests that work an editor from outside, through its page.
 * @param {string[]} pages
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
function runPages(pages, env) {
  const mocha = spawn(process.execPath, ["node_modules/mocha/bin/mocha.js", "--timeout", "120000", ...pages], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => mocha.on("exit", (code) => resolve(code === 0)));
}

// Whoever ends this ends what it started: the servers stop when the process exits.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

for (const name of process.argv.slice(2)) {
  const run = HOSTS[name];
  // Editors write into the folder they are given.
  const parent = mkdtempSync(join(tmpdir(), "parting-words-"));
  const folder = join(parent, "letters");
  for (const letters of ["examples", "test/editor/folder"]) cpSync(join(root, letters), folder, { recursive: true });
  try {
    if (!run) throw new Error(`There is no host "${name}"; say ${Object.keys(HOSTS).join(", ")}.`);
    if (!(await run(folder))) process.exitCode = 1;
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
process.exit();
