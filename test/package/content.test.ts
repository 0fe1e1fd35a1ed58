import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

describe("the packed extension", () => {
  it("has what it runs on and nothing else", () => {
    const list = execFileSync(process.execPath, ["node_modules/@vscode/vsce/vsce", "ls", "--no-dependencies"], { encoding: "utf8" });
    assert.deepEqual(list.trim().split(/\r?\n/).sort(), [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/client.js",
      "dist/language.en.js",
      "dist/language.fr.js",
      "dist/server.js",
      "icon.png",
      "l10n/bundle.l10n.fr.json",
      "package.json",
      "package.nls.fr.json",
      "package.nls.json",
    ]);
  }).timeout(30_000);
});
