// VS Code as a server, in the newest version that a registry has: a Node extension host with the packed extension installed in it.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../install.mjs";
import { canInstallPackages, installPackages } from "./browser.mjs";
import { freePort } from "./port.mjs";

const CODE_SERVER = "code-server@4.139.1";
/** The Node that this server asks for. It is kept beside it, so any Node can run the tests. */
const NODE = `node-${process.platform}-${process.arch}@24.21.0`;

const home = join(root, ".vscode-test/remote");
const node = join(home, "node_modules", NODE.split("@")[0] ?? "");
const server = join(home, "node_modules/code-server/lib/vscode/out/server-main.js");

/** Installs the server where it is missing: some minutes and 800 MB, once. */
export function installRemote() {
  const stamp = join(home, ".installed");
  const wanted = `${CODE_SERVER} ${NODE}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (process.platform !== "linux") throw new Error("The remote host runs on Linux only; use the desktop host here.");
  installHeaders();
  console.log("Installing a VS Code server (once; it takes some minutes) …");
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), '{ "private": true }\n');
  // It builds native modules when it is installed, against the headers that come with its Node.
  npm([NODE]);
  npm([CODE_SERVER], {
    npm_config_unsafe_perm: "true",
    npm_config_nodedir: node,
    PATH: `${join(node, "bin")}:${process.env.PATH}`,
  });
  if (!existsSync(server)) throw new Error("The VS Code server could not be installed; see the lines above.");
  writeFileSync(stamp, wanted);
}

/** What the server's native modules are built with. */
function installHeaders() {
  const missing = [
    ["libkrb5-dev", existsSync("/usr/include/gssapi/gssapi.h")],
    ["python3", spawnSync("python3", ["--version"]).status === 0],
    ["g++", spawnSync("g++", ["--version"]).status === 0],
    ["make", spawnSync("make", ["--version"]).status === 0],
  ]
    .filter(([, there]) => !there)
    .map(([name]) => String(name));
  if (!missing.length) return;
  if (!canInstallPackages()) throw new Error(`Install ${missing.join(", ")}: a VS Code server is built with them.`);
  installPackages(missing);
}

/**
 * @param {string[]} packages
 * @param {NodeJS.ProcessEnv} [env]
 */
function npm(packages, env) {
  const args = ["install", "--ignore-scripts=false", "--no-fund", "--no-audit", "--loglevel=error", ...packages];
  // Under `npm test` it names the Node of that npm, and the server would take it for its own.
  const { npm_config_user_agent, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd: home, encoding: "utf8", env: { ...inherited, ...env } });
  if (status !== 0) throw new Error(`npm could not install ${packages.join(", ")}:\n${stdout}\n${stderr}`);
}

/**
 * Starts a server; a packed extension is installed in it as a user installs it. A server that is to run a suite is told
 * so, and then shows no messages.
 * @param {{ vsix?: string, suite?: boolean }} options
 */
export async function startRemote({ vsix, suite = false }) {
  const data = mkdtempSync(join(tmpdir(), "parting-words-remote-"));
  const folders = ["--server-data-dir", join(data, "server"), "--extensions-dir", join(data, "extensions")];
  const program = join(node, "bin/node");
  if (vsix) execFileSync(program, [server, ...folders, "--accept-server-license-terms", "--install-extension", vsix], { stdio: "pipe" });
  const port = await freePort();
  const child = spawn(
    program,
    [
      server,
      ...folders,
      ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"],
      // A window that has gone is waited for, by default for three hours.
      ...["--reconnection-grace-time", "5"],
      ...["--disable-telemetry", "--disable-workspace-trust", ...(suite ? ["--enable-smoke-test-driver"] : [])],
    ],
    // A group of its own, so that nothing it starts outlives it.
    { detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  const stop = () => {
    process.removeListener("exit", stop);
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on("exit", stop);
  await new Promise((resolve, reject) => {
    let output = "";
    /** @param {Buffer} chunk */
    const hear = (chunk) => {
      output += chunk;
      if (output.includes("Extension host agent listening")) resolve(undefined);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", reject);
    child.on("exit", () => reject(new Error(`The VS Code server did not start:\n${output}`)));
  });
  const authority = `127.0.0.1:${port}`;
  return {
    pid: Number(child.pid),
    extensions: join(data, "extensions"),
    stop,
    /**
     * The address of a workbench on a folder, which runs a suite if one is given.
     * @param {{ folder: string, development?: string, tests?: string }} options
     */
    address({ folder, development, tests }) {
      const payload = [["skipWelcome", "true"]];
      /** @param {string} path */
      const remote = (path) => `vscode-remote://${authority}${path}`;
      if (development) payload.push(["extensionDevelopmentPath", remote(development)]);
      if (tests) payload.push(["extensionTestsPath", remote(tests)]);
      return `http://${authority}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
  };
}
