import assert from "node:assert/strict";
import { LETTER, run } from "./run.ts";

describe("the command line's arguments", () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /say what to do: parting-words check FILES/],
    [["chekc"], /no command "chekc"/],
    [["letter.md"], /parting-words check letter\.md/],
    [["check"], /name the files/],
    [["check", "--formt", "json", "a.md"], /no option --formt; parting-words --help/],
    [["check", "-x", "a.md"], /no option -x;/],
    [["check", "--format", "xml", "a.md"], /--format takes text, json, sarif, github, not "xml"/],
    [["check", "--kind", "letter", "a.md"], /--kind takes auto, termination, client-mail, contract, other, not "letter"/],
    [["check", "--fail-on", "all", "a.md"], /--fail-on takes error, warning, information, never, not "all"/],
    [["check", "--locale", "de", "a.md"], /--locale takes en, fr, not "de"/],
    [["check", "a.md", "--format"], /--format needs a value/],
    [["check", "--help=yes"], /--help takes no value/],
    [["check", "--constructor", "a.md"], /no option --constructor/],
  ];
  for (const [argv, message] of wrong)
    it(`answers "${argv.join(" ")}" in one sentence on standard error, with exit code 2`, async () => {
      const { code, out, err } = await run(argv);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(err, /^parting-words: [^\n]+\.\n$/);
      assert.match(err, message);
    });

  it("prints help and version on standard output", async () => {
    for (const argv of [["--help"], ["check", "-h"], ["fix", "--help"]]) {
      const { code, out, err } = await run(argv);
      assert.deepEqual([code, err], [0, ""]);
      for (const option of ["--format", "--kind", "--fail-on", "--locale", "--stdin-filename", "--version"])
        assert.ok(out.includes(option));
      for (const line of out.split("\n")) assert.ok(line.length <= 120, line);
    }
    assert.deepEqual(await run(["--version"]), { code: 0, out: "1.2.3\n", err: "", written: new Map() });
  });

  it("speaks the language of the locale, and of --locale before that", async () => {
    const french = async (argv: readonly string[], env: Record<string, string>) =>
      /n’existe pas/.test((await run(["check", "a.md", ...argv], {}, { env })).err);
    assert.ok(await french([], { LANG: "fr_BE.UTF-8" }));
    assert.ok(await french([], { LANG: "fr" }));
    assert.ok(await french([], { LC_ALL: "fr_FR.UTF-8", LANG: "en_GB.UTF-8" }));
    assert.ok(await french([], { LC_MESSAGES: "fr_CA", LANG: "en_GB.UTF-8" }));
    assert.ok(!(await french([], { LC_ALL: "C.UTF-8", LC_MESSAGES: "fr_CA", LANG: "fr" })));
    assert.ok(!(await french([], { LANG: "fro" })));
    assert.ok(!(await french(["--locale", "en"], { LANG: "fr" })));
    assert.ok(await french(["--locale", "fr-CA"], {}));
    assert.match((await run(["--help", "--locale=fr"])).out, /^Utilisation/);
    assert.match((await run(["check", "--locale", "fr", "--kind", "x", "a.md"])).err, /--kind prend/);
  });

  it("takes what begins with a dash after -- as a file, and a lone dash as standard input", async () => {
    assert.match((await run(["check", "--", "--format"])).err, /--format does not exist/);
    const { code, out } = await run(["check", "-", "--stdin-filename", "karen.md", "--format", "json"], { "-": LETTER });
    assert.equal(code, 1);
    assert.equal(JSON.parse(out).files[0].path, "karen.md");
  });

  it("sets the exit code by --fail-on", async () => {
    const files = { "a.txt": LETTER, "ok.txt": "Lunch at noon?\n" };
    assert.equal((await run(["check", "a.txt"], files)).code, 1);
    assert.equal((await run(["check", "--fail-on", "error", "a.txt"], files)).code, 0);
    assert.equal((await run(["check", "--fail-on", "information", "a.txt"], files)).code, 1);
    assert.equal((await run(["check", "--fail-on", "never", "a.txt"], files)).code, 0);
    assert.equal((await run(["check", "--fail-on", "information", "ok.txt"], files)).code, 0);
    assert.equal((await run(["check", "--fail-on", "never", "a.txt", "none.txt"], files)).code, 2);
  });

  it("checks any text as a letter with --kind termination, and none with --kind other", async () => {
    const files = { "a.txt": LETTER, "b.txt": "You never pay on time." };
    assert.equal((await run(["check", "b.txt"], files)).code, 0);
    assert.match((await run(["check", "b.txt"], files)).out, /b\.txt does not look like .* --kind termination/);
    assert.equal((await run(["check", "--kind", "termination", "b.txt"], files)).code, 1);
    assert.equal((await run(["check", "--kind", "other", "a.txt"], files)).code, 0);
  });
});
