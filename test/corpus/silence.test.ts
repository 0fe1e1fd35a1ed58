import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkLetter } from "./letters.ts";

/** The Markdown files of a folder and the folders below it. */
function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return /\.(?:md|markdown)$/i.test(entry.name) ? [path] : [];
  });
}

describe("documents that nobody asked about", () => {
  it("have no finding: the Markdown of everything that is installed", () => {
    const files = markdownIn("node_modules");
    assert.ok(files.length > 300, `There are only ${files.length} files to try it on.`);
    const loud = files.filter((file) => checkLetter({ name: file }, readFileSync(file, "utf8")).findings.length > 0);
    assert.deepEqual(loud, []);
  }).timeout(120_000);
});
