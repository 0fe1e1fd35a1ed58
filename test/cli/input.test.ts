import assert from "node:assert/strict";
import { LETTER, run } from "./run.ts";

const utf16 = (text: string, bom = true) => new Uint8Array(Buffer.from((bom ? "\ufeff" : "") + text, "utf16le"));

describe("what the command line reads", () => {
  const unreadable: readonly (readonly [string, string | Uint8Array | { code: string } | undefined, RegExp])[] = [
    ["gone.md", undefined, /gone\.md does not exist; check its name/],
    ["letter.md/x.md", { code: "ENOTDIR" }, /letter\.md\/x\.md does not exist/],
    ["drafts/", { code: "EISDIR" }, /drafts\/ is a folder; name its files, or a pattern such as "drafts\/\*\.md"/],
    ["secret.md", { code: "EACCES" }, /secret\.md may not be read/],
    ["disk.md", { code: "EIO" }, /disk\.md could not be read \(EIO\)/],
    ["photo.md", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), /photo\.md is not a text file; save the letter as plain text/],
    ["letter.pdf", "%PDF-1.7\n%âãÏÓ\n", /letter\.pdf is not a text file/],
    ["letter.rtf", "{\\rtf1\\ansi Dear Karen}", /letter\.rtf is not a text file/],
    ["novel.md", "word ".repeat(1_000_000), /novel\.md is too long to be a letter/],
    ["drafts/*.nothing", undefined, /no file fits the pattern "drafts\/\*\.nothing"/],
  ];
  for (const [path, content, message] of unreadable)
    it(`names ${path} in one sentence, still checks the others, and ends with 2`, async () => {
      const files = { "a.txt": LETTER, ...(content !== undefined && { [path]: content }) };
      const { code, out, err } = await run(["check", "--format", "json", path, "a.txt"], files);
      assert.equal(code, 2);
      assert.match(err, /^parting-words: [^\n]+\.\n$/);
      assert.match(err, message);
      assert.deepEqual(
        JSON.parse(out).files.map((file: { path: string }) => file.path),
        ["a.txt"],
      );
    });

  it("finds nothing in an empty file, a byte order mark alone, or a file of blanks", async () => {
    const files = { "empty.md": "", "bom.md": "\ufeff", "blank.eml": "\r\n\r\n  \r\n" };
    for (const kind of ["auto", "termination"]) {
      const { code, out, err } = await run(["check", "--format", "json", "--kind", kind, ...Object.keys(files)], files);
      assert.deepEqual([code, err], [0, ""]);
      for (const file of JSON.parse(out).files) assert.deepEqual(file.findings, []);
    }
  });

  it("reads UTF-8 with a mark, UTF-16 both ways and Windows-1252, with offsets of the decoded text", async () => {
    const swapped = utf16(LETTER).slice();
    for (let i = 0; i < swapped.length; i += 2) swapped.subarray(i, i + 2).reverse();
    const latin = new Uint8Array(Buffer.from(LETTER.replace("Karen", "Zoé"), "latin1"));
    for (const [content, shift] of [
      [`\ufeff${LETTER}`, 1],
      [utf16(LETTER), 1],
      [swapped, 1],
      [latin, -2],
    ] as const) {
      const { out } = await run(["check", "--format", "json", "a.txt"], { "a.txt": content });
      const blame = JSON.parse(out).files[0].findings.find((finding: { rule: string }) => finding.rule === "blame");
      assert.equal(blame.start, LETTER.indexOf("You never") + shift);
      assert.equal(blame.column, (LETTER.split("\n")[2]?.indexOf("You never") as number) + 1);
    }
  });

  it("reads the marks that Windows-1252 has and Latin 1 has not", async () => {
    const letter = Buffer.from("Bonjour,\n\nVous n\x92avez jamais r\xe9pondu \xe0 mes relances.\n", "latin1");
    const { out } = await run(["check", "--kind", "termination", "--format", "json", "a.txt"], { "a.txt": new Uint8Array(letter) });
    const { language, findings } = JSON.parse(out).files[0];
    assert.equal(language, "fr");
    assert.ok(findings.some(({ message }: { message: string }) => message.includes("n’avez jamais répondu à mes relances")));
  });

  it("checks a mail of five megabytes that holds a short letter and a long attachment", async () => {
    const file = `${"A".repeat(76)}\n`.repeat(65_000);
    const mail = `To: Karen <k@holt.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${LETTER}--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${file}--b--\n`;
    const { code, out, err } = await run(["check", "--format", "json", "a.eml"], { "a.eml": mail });
    assert.deepEqual([code, err], [1, ""]);
    const blame = JSON.parse(out).files[0].findings.find((finding: { rule: string }) => finding.rule === "blame");
    assert.equal(mail.slice(blame.start, blame.end), "You never pay on time");
  });

  it("stands a lone surrogate", async () => {
    const content = utf16(LETTER.replace("30 June", "30 June \ud83d"));
    const { code, out, err } = await run(["check", "a.txt"], { "a.txt": content });
    assert.deepEqual([code, err], [1, ""]);
    assert.match(out, /30 June \ufffd\. You never/);
  });

  it("checks each file once, and one whose name looks like a pattern by its name", async () => {
    const { out } = await run(["check", "--format", "json", "a.txt", "./a.txt", "[draft].txt"], {
      "a.txt": LETTER,
      "./a.txt": LETTER,
      "[draft].txt": LETTER,
    });
    assert.deepEqual(
      JSON.parse(out).files.map((file: { path: string }) => file.path),
      ["a.txt", "[draft].txt"],
    );
  });

  it("tells an error of its own for one file, and goes on with the others", async () => {
    const rules = () => new Proxy({}, { get: () => assert.fail("broken rules") }) as never;
    const { code, err } = await run(["check", "a.txt"], { "a.txt": LETTER }, { rules });
    assert.equal(code, 2);
    assert.match(err, /^parting-words: a\.txt could not be checked because of an error in Parting Words \(broken rules\)/);
  });

  it("says that standard input is no text, or can't be read", async () => {
    assert.match((await run(["check", "-"], { "-": new Uint8Array([0, 1]) })).err, /standard input is not a text file/);
    assert.match((await run(["check", "-", "--locale", "fr"], { "-": { code: "EIO" } })).err, /l’entrée standard n’a pas pu être lu/);
  });
});
