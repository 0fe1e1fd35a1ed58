import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strip } from "../../test/score/strip.mjs";
import { readIndex, tally } from "../../test/score/tally.mjs";
import { root } from "../install.mjs";

/** What the command line `bin` prints for letters, by file name. */
function check(bin, letters) {
  const folder = mkdtempSync(join(tmpdir(), "parting-words-score-"));
  try {
    const paths = letters.map(({ file, text }) => {
      writeFileSync(join(folder, file), text);
      return join(folder, file);
    });
    const args = [bin, "check", "--format", "json", "--fail-on", "never", ...paths];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`The command line failed: ${stderr.trim()}`);
    return JSON.parse(stdout).files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The letters of a folder, without their marks and with them. */
export function lettersIn(folder) {
  return readIndex(folder).map((row) => ({ ...row, ...strip(readFileSync(join(folder, row.file), "utf8")) }));
}

/** What the command line says of the letters of a folder. */
export const runOn = (folder, bin = join(root, "bin/parting-words.js")) => check(bin, lettersIn(folder));

/** Counts for a folder of marked letters, for each language in it. */
export function measured(folder, bin) {
  const files = runOn(folder, bin);
  const index = readIndex(folder);
  const languages = [...new Set(index.map(({ lang }) => lang))];
  return languages.map((language) => ({
    language,
    ...tally(
      folder,
      index.filter(({ lang }) => lang === language),
      files,
    ),
  }));
}

/** Builds the command line, so that what is scored is what the sources say. */
export const build = () =>
  execFileSync(process.execPath, [join(root, "esbuild.js")], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
