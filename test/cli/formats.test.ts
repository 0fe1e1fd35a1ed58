import assert from "node:assert/strict";
import { layOut } from "../../server/cli/formats/width.ts";
import { LETTER, run } from "./run.ts";

describe("the text format", () => {
  /** The excerpt and the carets of the remark of one rule. */
  const shown = async (letter: string, rule = "blame", name = "a.txt") => {
    const { out } = await run(["check", "--kind", "termination", name], { [name]: letter });
    const lines = out.split("\n");
    const at = lines.findIndex((line) => line.includes(`  ${rule}  `));
    return { head: lines[at] ?? "", excerpt: lines[at + 1] ?? "", carets: lines[at + 2] ?? "", rest: lines.slice(at + 3) };
  };
  /** The part of the excerpt above the carets, by cells. */
  const marked = ({ excerpt, carets }: { excerpt: string; carets: string }) => {
    const { at } = layOut(excerpt);
    const from = at.indexOf(carets.indexOf("^"));
    const to = at.lastIndexOf(carets.length);
    assert.ok(from >= 0 && to > from, `${excerpt}\n${carets}`);
    return excerpt.slice(from, to);
  };

  it("gives place, severity, rule, what is wrong, the words, what to do and a fix", async () => {
    const { head, excerpt, carets, rest } = await shown(LETTER);
    assert.equal(head, "  3:66  warning  blame  “You never pay on time” puts the fault on the client.");
    assert.equal(excerpt, "      …e, I am ending our contract on 30 June. You never pay on time.");
    assert.equal(carets, "                                               ^^^^^^^^^^^^^^^^^^^^^");
    assert.match(rest[0] ?? "", /^ {6}Instead: Name the thing/);
    assert.match(rest[1] ?? "", /^ {6}Fix: /);
  });

  for (const [what, before] of [
    ["tabs", "\tFirst\tof all:\t"],
    ["wide characters", "关于合同 (１２): "],
    ["emoji of one and of several code points", "👍 👩‍👩‍👧 👍🏽 🇫🇷: "],
    ["combining accents", "Voila\u0300, cafe\u0301: "],
    ["zero width characters", "soft\u00adhyphen zero\u200bwidth: "],
    ["a cut inside wide characters", `${"关于合同".repeat(20)}. `],
    ["a cut inside an emoji of several code points", `${"👩‍👩‍👧".repeat(30)}. `],
  ] as const)
    it(`puts the carets under the words after ${what}`, async () => {
      const found = await shown(`${before}You never pay on time.`);
      assert.equal(marked(found), "You never pay on time");
      assert.ok(!/\p{Cs}/u.test(found.excerpt));
    });

  it("measures what a terminal shows", () => {
    const width = (text: string) => layOut(text).at.at(-1);
    assert.deepEqual(
      ["a", "é", "e\u0301", "合", "👍", "👩‍👩‍👧", "👍🏽", "🇫🇷", "\t", "ab\tc", "\u00a0", "ｱ", "한"].map(width),
      [1, 1, 1, 2, 2, 2, 2, 2, 4, 5, 1, 1, 2],
    );
  });

  it("shows one line of words that stand in two, with the line's carriage return left out", async () => {
    const { excerpt, carets } = await shown("You never pay\r\non time.\r\n");
    assert.equal(excerpt, "      You never pay");
    assert.equal(carets, "      ^^^^^^^^^^^^^");
  });

  it("lets no letter and no file name steer the terminal", async () => {
    const name = "a\u001b[31m.txt";
    const { out } = await run(["check", "--kind", "termination", name], { [name]: "\u001b]0;x\u0007 You never pay\u202e on time." });
    for (const sign of ["\u001b", "\u0007", "\u202e"]) assert.ok(!out.includes(sign));
    const { err } = await run(["check", "b\u001b[31m.txt"]);
    assert.ok(!err.includes("\u001b"));
  });

  it("has colours on a terminal, unless NO_COLOR says no; FORCE_COLOR has the last word", async () => {
    const coloured = async (env: Record<string, string>, terminal: boolean) =>
      (await run(["check", "a.txt"], { "a.txt": LETTER }, { env, isTerminal: () => terminal })).out.includes("\u001b[");
    assert.ok(await coloured({}, true));
    assert.ok(!(await coloured({}, false)));
    assert.ok(!(await coloured({ NO_COLOR: "1" }, true)));
    assert.ok(await coloured({ NO_COLOR: "" }, true));
    assert.ok(!(await coloured({ TERM: "dumb" }, true)));
    assert.ok(await coloured({ FORCE_COLOR: "1" }, false));
    assert.ok(await coloured({ FORCE_COLOR: "1", NO_COLOR: "1" }, false));
    assert.ok(!(await coloured({ FORCE_COLOR: "0" }, true)));
  });

  it("counts in the grammar of the language", async () => {
    const last = async (...argv: string[]) =>
      (await run(["check", ...argv], { "a.txt": LETTER, "b.txt": "x", "c.txt": "x" })).out.trim().split("\n").at(-1) ?? "";
    assert.match(await last("a.txt"), /^\d+ remarks in 1 file\.$/);
    assert.match(await last("a.txt", "b.txt", "--locale", "fr"), /^\d+ remarques dans 2 fichiers\.$/);
    assert.match(await last("b.txt", "c.txt"), /^Nothing to say: none of 2 files looks like/);
    assert.match(await last("b.txt", "--locale", "fr"), /^Rien à dire : b\.txt n’a pas l’air/);
  });
});

describe("the JSON format", () => {
  it("has the fixed fields, with offsets of the text", async () => {
    const { out } = await run(["check", "--format", "json", "a.txt"], { "a.txt": LETTER });
    const { version, files } = JSON.parse(out);
    assert.equal(version, 1);
    assert.deepEqual(Object.keys(files[0]), ["path", "kind", "language", "findings", "parts"]);
    assert.deepEqual([files[0].path, files[0].kind, files[0].language], ["a.txt", "termination", "en"]);
    const blame = files[0].findings.find((finding: { rule: string }) => finding.rule === "blame");
    assert.deepEqual(Object.keys(blame), ["rule", "severity", "message", "start", "end", "line", "column", "fixes"]);
    assert.equal(LETTER.slice(blame.start, blame.end), "You never pay on time");
    assert.deepEqual([blame.line, blame.column], [3, 66]);
    assert.deepEqual(Object.keys(blame.fixes[0]), ["title", "safe", "edits"]);
    assert.deepEqual(Object.keys(blame.fixes[0].edits[0]), ["start", "end", "newText"]);
    for (const part of files[0].parts) assert.deepEqual(Object.keys(part), ["part", "start", "end"]);
  });
});

describe("the GitHub format", () => {
  it("gives a workflow command a finding, with what would end it escaped", async () => {
    const name = "drafts\\50%, a:b.txt";
    const { out } = await run(["check", "--format", "github", "--kind", "termination", name], { [name]: "You never pay 100% on time." });
    const blame = out.split("\n").find((line) => line.includes("title=blame")) ?? "";
    assert.match(blame, /^::warning file=drafts\/50%25%2C a%3Ab\.txt,line=1,endLine=1,col=1,endColumn=\d+,title=blame::“You never/);
    assert.match(blame, /100%25/);
    for (const line of out.trimEnd().split("\n")) assert.match(line, /^::(?:error|warning|notice) file=[^:]+::.+$/);
  });

  it("prints nothing where nothing is found", async () => {
    assert.equal((await run(["check", "--format", "github", "a.txt"], { "a.txt": "Lunch?" })).out, "");
  });
});

describe("the SARIF format", () => {
  it("is a log of version 2.1.0 whose rules, places and fixes fit together", async () => {
    const files = { "/drafts/my letter.txt": LETTER, "b.txt": LETTER };
    const { out } = await run(["check", "--format", "sarif", ...Object.keys(files), "none.txt"], files);
    const log = JSON.parse(out);
    assert.equal(log.version, "2.1.0");
    const [{ tool, results, artifacts, invocations, columnKind }] = log.runs;
    assert.equal(columnKind, "utf16CodeUnits");
    assert.equal(tool.driver.semanticVersion, "1.2.3");
    assert.deepEqual(
      artifacts.map((artifact: { location: { uri: string } }) => artifact.location.uri),
      ["file:///drafts/my%20letter.txt", "b.txt"],
    );
    assert.equal(invocations[0].executionSuccessful, false);
    assert.match(invocations[0].toolExecutionNotifications[0].message.text, /none\.txt does not exist/);
    for (const result of results) {
      assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
      const { artifactLocation } = result.locations[0].physicalLocation;
      assert.equal(artifacts[artifactLocation.index].location.uri, artifactLocation.uri);
      assert.ok(["error", "warning", "note"].includes(result.level));
    }
    const blame = results.find((result: { ruleId: string }) => result.ruleId === "blame");
    const { region } = blame.locations[0].physicalLocation;
    assert.deepEqual(region, { startLine: 3, startColumn: 66, endLine: 3, endColumn: 87, charOffset: 78, charLength: 21 });
    assert.ok(blame.fixes[0].artifactChanges[0].replacements[0].deletedRegion.charLength > 0);
  });
});
