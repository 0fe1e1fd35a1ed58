import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LETTER } from "./run.ts";

const BIN = join(process.cwd(), "bin/parting-words.js");
/** What only some systems have is tested there; elsewhere the test does not exist. */
const onPosix = process.platform === "win32" ? () => {} : it;
const onLinux = process.platform === "linux" ? it : () => {};

describe("bin/parting-words.js", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "parting-words-"));
    mkdirSync(join(folder, "drafts/node_modules"), { recursive: true });
    writeFileSync(join(folder, "a.txt"), LETTER);
    writeFileSync(join(folder, "drafts/b.md"), LETTER.replace("never", "*never*"));
    writeFileSync(join(folder, "drafts/c.eml"), `To: Karen <k@example.com>\nSubject: Our contract\n\n${LETTER}`);
    writeFileSync(join(folder, "drafts/node_modules/d.md"), LETTER);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const env = { ...process.env, LC_ALL: "C.UTF-8", FORCE_COLOR: "" };
  const run = (args: readonly string[], input?: string) =>
    spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: "utf8", env, ...(input !== undefined && { input }) });
  const shell = (command: string) =>
    spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { ...env, NODE: process.execPath, BIN } });

  it("reads files and patterns, without what is installed in node_modules", () => {
    const { status, stdout, stderr } = run(["check", "--format", "json", "a.txt", "**/*.{md,eml}"]);
    assert.deepEqual([status, stderr], [1, ""]);
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map((file: { path: string }) => file.path),
      ["a.txt", "drafts/b.md", "drafts/c.eml"],
    );
    for (const file of files) assert.ok(file.findings.some((finding: { rule: string }) => finding.rule === "blame"));
  });

  it("prints its version and a help page", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    assert.equal(run(["--version"]).stdout, `${version}\n`);
    assert.match(run(["--help"]).stdout, /^Usage: parting-words check/);
  });

  it("reads standard input, also where it is empty or closed", () => {
    assert.equal(run(["check", "-"], LETTER).status, 1);
    assert.equal(run(["check", "-"], "").status, 0);
    if (process.platform === "win32") return;
    assert.equal(shell('"$NODE" "$BIN" check - <&-').status, 0);
    const { status, stderr } = shell('"$NODE" "$BIN" check - <drafts');
    assert.equal(status, 2);
    assert.match(stderr, /^parting-words: standard input is a folder;/);
  });

  it("answers for a folder and a missing file in one sentence, and checks the others", () => {
    const { status, stdout, stderr } = run(["check", "drafts", "none.md", "a.txt"]);
    assert.equal(status, 2);
    assert.match(stderr, /^parting-words: drafts is a folder;[^\n]+\nparting-words: none\.md does not exist;[^\n]+\n$/);
    assert.match(stdout, /^a\.txt\n/);
  });

  onPosix("stops quietly when the reader of its output goes away", () => {
    const { stdout, stderr } = shell('{ "$NODE" "$BIN" check --format json a.txt a.txt drafts/b.md; echo "code $?" >&2; } | true');
    assert.deepEqual([stdout, stderr], ["", "code 1\n"]);
  });

  onLinux("says so when its output can't be written", () => {
    const { status, stderr } = shell('"$NODE" "$BIN" check a.txt >/dev/full');
    assert.equal(status, 2);
    assert.equal(stderr, "parting-words: the output could not be written (ENOSPC); check the disk or the program that reads it.\n");
    assert.equal(shell('"$NODE" "$BIN" check none.txt 2>/dev/full').status, 2);
  });

  it("gives a slow reader of a long output every byte of it", (done) => {
    writeFileSync(join(folder, "long.txt"), LETTER.replace("You never pay on time.", "You never pay on time.\n\n".repeat(400)));
    const child = spawn(process.execPath, [BIN, "check", "--format", "json", "long.txt"], { cwd: folder, env });
    let out = "";
    child.stdout.pause();
    setTimeout(
      () =>
        child.stdout
          .setEncoding("utf8")
          .on("data", (text: string) => {
            out += text;
          })
          .resume(),
      200,
    );
    child.on("close", () => {
      assert.ok(out.length > 100_000);
      assert.equal(JSON.parse(out).version, 1);
      done();
    });
  }).timeout(20_000);

  onPosix("fixes in place: through a link, with the file's permissions, and without leaving anything behind", () => {
    const home = join(folder, "fix");
    mkdirSync(home);
    writeFileSync(join(home, "letter.txt"), LETTER.replace("30 June", "30 June AT THE VERY LATEST"));
    chmodSync(join(home, "letter.txt"), 0o640);
    symlinkSync("letter.txt", join(home, "link.txt"));
    const { status, stdout } = run(["fix", "fix/link.txt"]);
    assert.deepEqual([status, stdout], [0, "fix/link.txt: 1 change\n1 change in 1 file.\n"]);
    assert.match(readFileSync(join(home, "letter.txt"), "utf8"), /30 June at the very latest/);
    assert.ok(lstatSync(join(home, "link.txt")).isSymbolicLink());
    assert.equal(statSync(join(home, "letter.txt")).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(home), ["letter.txt", "link.txt"]);
  });
});
