// A Chromium to drive: one that is installed, or Debian's, which is installed where that may be done. None is downloaded.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) =>
    ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"].map((path) => `${process.env[name]}\\${path}`),
  ),
};

/** Whether packages of Debian can be installed without asking anybody. */
export function canInstallPackages() {
  return process.platform === "linux" && existsSync("/etc/debian_version") && process.getuid?.() === 0;
}

/**
 * @param {string[]} packages
 */
export function installPackages(packages) {
  console.log(`Installing ${packages.join(", ")} (once) …`);
  /** @param {string[]} args */
  const apt = (args) =>
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
      .status === 0;
  if (!apt(["-qq", "update"]) || !apt(["-qq", "install", "-y", "--no-install-recommends", ...packages]))
    throw new Error(`apt-get could not install ${packages.join(", ")}; see its lines above.`);
}

/** The path of a Chromium, Chrome or Edge; CHROME_PATH names another. */
export function browserPath() {
  const places = /** @type {Record<string, string[]>} */ (PLACES)[process.platform] ?? [];
  const find = () => [process.env.CHROME_PATH ?? "", ...places].find((path) => path && existsSync(path));
  if (!find() && canInstallPackages()) installPackages(["chromium"]);
  const path = find();
  if (!path) throw new Error("Install Chromium or Chrome, or name one in CHROME_PATH: the editor tests are shown in it.");
  return path;
}

/** What a Chromium is started with, so that it needs neither a screen nor the network. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
