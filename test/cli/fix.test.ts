import assert from "node:assert/strict";
import { LETTER, run } from "./run.ts";

const SHOUTING = LETTER.replace("30 June", "30 June AT THE VERY LATEST").replace("You never pay on time.", "I will send the files!!!");
const CALM = LETTER.replace("30 June", "30 June at the very latest").replace("You never pay on time.", "I will send the files.");
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("parting-words fix", () => {
  it("makes the safe fixes in the file itself, and no other", async () => {
    const { code, out, err, written } = await run(["fix", "a.txt", "b.txt"], { "a.txt": SHOUTING, "b.txt": LETTER });
    assert.deepEqual([code, err], [0, ""]);
    assert.deepEqual([...written.keys()], ["a.txt"]);
    assert.equal(text(written.get("a.txt")), CALM);
    assert.match(out, /^a\.txt: \d changes?\n\d changes? in 2 files\.\n$/);
  });

  it("keeps line ends, byte order mark and encoding", async () => {
    const crlf = `\ufeff${SHOUTING.replaceAll("\n", "\r\n").replace("Karen", "Zoé")}`;
    const wanted = `\ufeff${CALM.replaceAll("\n", "\r\n").replace("Karen", "Zoé")}`;
    const big = new Uint8Array(Buffer.from(crlf, "utf16le").swap16());
    const files = {
      "8.txt": crlf,
      "16.txt": new Uint8Array(Buffer.from(crlf, "utf16le")),
      "be.txt": big,
      "1252.txt": new Uint8Array(Buffer.from(crlf.slice(1), "latin1")),
    };
    const { code, written } = await run(["fix", ...Object.keys(files)], files);
    assert.equal(code, 0);
    assert.equal(text(written.get("8.txt")), wanted);
    assert.equal(Buffer.from(written.get("16.txt") ?? []).toString("utf16le"), wanted);
    assert.equal(
      Buffer.from(written.get("be.txt") ?? [])
        .swap16()
        .toString("utf16le"),
      wanted,
    );
    assert.equal(Buffer.from(written.get("1252.txt") ?? []).toString("latin1"), wanted.slice(1));
  });

  it("leaves a file alone that it could not write back as it was", async () => {
    const odd = new Uint8Array([...Buffer.from(`\ufeff${SHOUTING}`, "utf16le"), 0x41]);
    const { code, err, written } = await run(["fix", "a.txt"], { "a.txt": odd });
    assert.equal(code, 2);
    assert.equal(written.size, 0);
    assert.match(err, /a\.txt could not be fixed without changing its encoding; save it as UTF-8/);
  });

  it("keeps a lone surrogate of a UTF-16 file as it is", async () => {
    const lone = SHOUTING.replace("Sam", "Sam \ud83d");
    const { code, written } = await run(["fix", "a.txt"], { "a.txt": new Uint8Array(Buffer.from(`\ufeff${lone}`, "utf16le")) });
    assert.equal(code, 0);
    assert.ok(
      Buffer.from(written.get("a.txt") ?? [])
        .toString("utf16le")
        .includes("Sam \ud83d\n"),
    );
  });

  it("says when there is nothing to fix, and when a file may not be written", async () => {
    assert.match((await run(["fix", "a.txt"], { "a.txt": LETTER })).out, /^Nothing to fix in 1 file\.\n$/);
    assert.match((await run(["fix", "a.txt", "--locale", "fr"], { "a.txt": LETTER })).out, /^Rien à corriger dans 1 fichier\.\n$/);
    const replaceFile = () => {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    };
    const { code, out, err } = await run(["fix", "a.txt"], { "a.txt": SHOUTING }, { replaceFile });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /a\.txt may not be written, so it was not fixed/);
  });

  it("turns standard input into standard output", async () => {
    const { code, out } = await run(["fix", "-"], { "-": SHOUTING });
    assert.deepEqual([code, out], [0, CALM]);
    assert.equal((await run(["fix", "-"], { "-": LETTER })).out, LETTER);
  });
});
