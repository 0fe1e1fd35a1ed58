import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, "utf8"));

describe("the client's strings", () => {
  const sources = readdirSync("client").map((name) => readFileSync(`client/${name}`, "utf8"));
  const said = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""));
  const french = read("l10n/bundle.l10n.fr.json");

  it("are all there in French, and no others", () => {
    assert.ok(said.length > 5);
    assert.deepEqual(Object.keys(french).sort(), [...new Set(said)].sort());
  });

  it("keep their places for values", () => {
    const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [english, text] of Object.entries(french)) assert.deepEqual(places(text), places(english), english);
  });

  it("name the manifest's titles in both languages", () => {
    const titles = [...readFileSync("package.json", "utf8").matchAll(/"%(\w+)%"/g)].map((match) => match[1] ?? "").sort();
    assert.deepEqual(Object.keys(read("package.nls.json")).sort(), titles);
    assert.deepEqual(Object.keys(read("package.nls.fr.json")).sort(), titles);
    assert.equal(read("package.nls.json").checkTone, "Check termination tone");
    assert.equal(read("package.nls.fr.json").checkTone, "Vérifier le ton de la rupture");
  });
});
