import assert from "node:assert/strict";
import type { DraftOptions } from "../../server/drafts/check-draft.ts";
import { checkDraft } from "../../server/drafts/check-draft.ts";
import { loadRules } from "../../server/rules.ts";

const options: DraftOptions = { languageId: "plaintext", locale: "en", kind: "termination", rules: loadRules() };

/** The words that a rule marks in a letter. */
function marked(rule: string, text: string, more: Partial<DraftOptions> = {}): string[] {
  const { findings } = checkDraft(text, { ...options, ...more });
  return findings.filter((finding) => finding.rule === rule).map(({ start, end }) => text.slice(start, end));
}

describe("a letter's dates", () => {
  const end = "Dear Karen,\n\nOur contract ends on 30 June 2026.\n\nKind regards,\nSam\n";

  it("may not end the contract before the letter's own date", () => {
    assert.deepEqual(marked("date-conflict", `Leeds, 4 July 2026\n\n${end}`), ["30 June 2026"]);
    assert.deepEqual(marked("date-conflict", `Leeds, 4 May 2026\n\n${end}`), []);
    const mail = (date: string) => `Date: ${date}\nSubject: Hello\n\n${end}`;
    assert.deepEqual(marked("date-conflict", mail("Sat, 4 Jul 2026 10:00:00 +0100"), { languageId: "email" }), ["30 June 2026"]);
    assert.deepEqual(marked("date-conflict", mail("Mon, 4 May 2026 10:00:00 +0100"), { languageId: "email" }), []);
  });

  it("are held against today where the letter bears none, if today is told", () => {
    assert.deepEqual(marked("date-conflict", end), []);
    assert.deepEqual(marked("date-conflict", end, { today: "2026-07-04" }), ["30 June 2026"]);
    assert.deepEqual(marked("date-conflict", end, { today: "2026-05-04" }), []);
  });

  it("may tell of an end that is past", () => {
    const past = end.replace("ends", "ended");
    assert.deepEqual(marked("date-conflict", past, { today: "2026-07-04" }), []);
  });

  it("have the weekdays of the letter's year", () => {
    const letter = (day: string) =>
      `Lyon, le 2 juin 2026\n\nBonjour,\n\nLe dernier cours a lieu le ${day} 12 juin.\n\nCordialement,\nLéa\n`;
    assert.deepEqual(marked("date-conflict", letter("vendredi")), []);
    assert.deepEqual(marked("date-conflict", letter("lundi")), ["lundi 12 juin"]);
  });
});

describe("a template", () => {
  it("is filled with the client's name from the To header", () => {
    const mail = "To: Karen Hale <karen@example.com>\nSubject: Our contract\n\nDear [Client's name],\n\nOur contract ends on 30 June.\n";
    const { findings } = checkDraft(mail, { ...options, languageId: "email" });
    const hole = findings.find(({ rule }) => rule === "placeholder");
    assert.equal(mail.slice(hole?.start, hole?.end), "[Client's name]");
    assert.equal(hole?.fixes[0]?.edits[0]?.newText, "Karen Hale");
  });

  it("shows every hole of a paragraph", () => {
    const text = "Dear Karen,\n\nOur contract of [date] ends on [date], at [address], for [amount].\n";
    assert.deepEqual(marked("placeholder", text), ["[date]", "[date]", "[address]", "[amount]"]);
  });

  it("shows its holes in Markdown, where links are none", () => {
    const text =
      "Dear [Client's name],\n\nThe [site](https://example.com), the [date][1] and the [address] are old.\n\n[1]: https://example.com\n";
    assert.deepEqual(marked("placeholder", text, { languageId: "markdown" }), ["[Client's name]", "[address]"]);
  });
});

describe("a letter", () => {
  it("is told where it grows too long", () => {
    const paragraph = "The blue folder holds the plans of the house and of the garden. ".repeat(8).trim();
    const letter = (count: number) => `Dear Karen,\n\n${Array(count).fill(paragraph).join("\n\n")}\n\nKind regards,\nSam\n`;
    assert.equal(marked("long-letter", letter(3)).length, 0);
    assert.equal(marked("long-letter", letter(5)).length, 1);
  });
});

describe("a fix", () => {
  const results = (rule: string, text: string) =>
    checkDraft(text, options)
      .findings.filter((finding) => finding.rule === rule)
      .flatMap(({ fixes }) => fixes.map(({ edits: [edit] }) => text.slice(0, edit?.start) + edit?.newText + text.slice(edit?.end)));

  it("bounds an offer of questions by the letter's own end", () => {
    const letter = (last: string) => `Dear Karen,\n\nI am ending our contract on 30 June.\n\n${last}\n\nKind regards,\nSam\n`;
    const fixed = results("reopening", letter("Please do not hesitate to contact me with any questions."));
    assert.ok(fixed.includes(letter("Questions about the handover are welcome until 30 June.")), fixed.join("\n---\n"));
  });

  it("never leaves half a sentence", () => {
    const text = "Dear Karen,\n\nI am ending our contract on 30 June.\n\nYou never pay on time, and that's the reason.\n\nSam\n";
    for (const fixed of results("blame", text)) assert.ok(!/And that|\n\nThat's the reason/.test(fixed), fixed);
  });
});
