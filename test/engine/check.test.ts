import assert from "node:assert/strict";
import { checkDraft } from "../../server/drafts/check-draft.ts";
import { loadRules } from "../../server/rules.ts";

const rules = loadRules();
const letter =
  "Dear Karen,\n\nAs I told you on the phone, I am ending our contract on 30 June. You never pay on time.\n\nKind regards,\nSam\n";

describe("a termination letter", () => {
  it("is told what blames, with fixes that name the thing or take the sentence out", () => {
    const { kind, findings } = checkDraft(letter, { languageId: "plaintext", locale: "en", rules });
    assert.equal(kind, "termination");
    const blame = findings.find(({ rule }) => rule === "blame");
    assert.ok(blame);
    assert.equal(letter.slice(blame.start, blame.end), "You never pay on time");
    const fixed = blame.fixes.map(({ edits: [edit] }) => letter.slice(0, edit?.start) + edit?.newText + letter.slice(edit?.end));
    assert.equal(fixed[0], letter.replace("You never pay on time", "Payments have come late"));
    assert.ok(fixed.includes(letter.replace(" You never pay on time.", "")));
  });

  it("is told what it lacks, and an insert fix makes that remark go away", () => {
    const { findings } = checkDraft(letter, { languageId: "plaintext", locale: "en", rules });
    const thanks = findings.find(({ rule }) => rule === "missing-thanks");
    const edit = thanks?.fixes[0]?.edits[0];
    assert.ok(edit);
    const fixed = letter.slice(0, edit.start) + edit.newText + letter.slice(edit.end);
    const after = checkDraft(fixed, { languageId: "plaintext", locale: "en", rules });
    assert.ok(!after.findings.some(({ rule }) => rule === "missing-thanks"));
  });

  it("gives the same words the same places in Markdown with emphasis and in a mail", () => {
    const markdown = letter.replace("never", "*never*");
    const blame = checkDraft(markdown, { languageId: "markdown", locale: "en", rules }).findings.find(({ rule }) => rule === "blame");
    assert.equal(markdown.slice(blame?.start, blame?.end), "You *never* pay on time");
    const mail = `To: Karen <k@example.com>\r\nSubject: Our contract\r\n\r\n${letter.replaceAll("\n", "\r\n")}\r\n> You never pay.\r\n`;
    const found = checkDraft(mail, { languageId: "email", locale: "en", rules }).findings.filter(({ rule }) => rule === "blame");
    assert.deepEqual(
      found.map(({ start, end }) => mail.slice(start, end)),
      ["You never pay on time"],
    );
  });
});

describe("any other document", () => {
  it("is left in peace", () => {
    const readme = "# Kettle\n\nA small library. Clients never pay for it.\n\n```\nnpm install kettle\n```\n";
    assert.deepEqual(checkDraft(readme, { languageId: "markdown", locale: "en", rules }).findings, []);
    const off = `---\nparting-words: off\n---\n${letter}`;
    assert.deepEqual(checkDraft(off, { languageId: "markdown", locale: "en", rules }).findings, []);
  });
});
