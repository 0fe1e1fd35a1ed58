import assert from "node:assert/strict";
import { blocksOf, omitted, read, replaced, sourceOf } from "./read.ts";

describe("a draft in plain text", () => {
  it("is cut into paragraphs and items, with the line breaks inside as they are", () => {
    const draft = read(
      "Dear Karen,\n\nI am writing\nto you.\n\n- the files\n  and the keys\n- the invoice\n\n1. First\n2) Second\n\n31. is no item",
    );
    assert.deepEqual(blocksOf(draft), [
      "paragraph: Dear Karen,",
      "paragraph: I am writing\nto you.",
      "item: the files\n  and the keys",
      "item: the invoice",
      "item: First",
      "item: Second",
      "item: is no item",
    ]);
  });

  it("takes no wrapped line for an item", () => {
    const draft = read("Our contract ends on\n31. After that, nothing\n– or nearly nothing –\n12) remains.");
    assert.equal(draft.letter.blocks.length, 1);
    assert.deepEqual(blocksOf(read("Ensuite :\n– les fichiers\n– les clés")).slice(0, 1), [
      "paragraph: Ensuite :\n– les fichiers\n– les clés",
    ]);
    assert.deepEqual(blocksOf(read("Ensuite :\n\n– les fichiers\n– les clés")), [
      "paragraph: Ensuite :",
      "item: les fichiers",
      "item: les clés",
    ]);
  });

  it("reads \\r\\n, \\r, a byte order mark, NBSP, emoji and combining accents, and knows the place of each word", () => {
    for (const eol of ["\n", "\r\n", "\r"]) {
      const draft = read(`\ufeffBonjour\u00a0Zoé,${eol}${eol}C\u2019est fini 👩‍🚀 cafe\u0301\u202f!${eol}Merci.${eol}`);
      assert.deepEqual(blocksOf(draft), ["paragraph: Bonjour\u00a0Zoé,", `paragraph: C\u2019est fini 👩‍🚀 cafe\u0301\u202f!${eol}Merci.`]);
      assert.equal(sourceOf(draft, "fini 👩‍🚀 cafe\u0301"), "fini 👩‍🚀 cafe\u0301");
    }
    assert.equal(read("a\r\nb").eol, "\r\n");
  });

  it("stands lone surrogates", () => {
    assert.deepEqual(blocksOf(read("One \ud83d two\n\n\udc00 three")), ["paragraph: One \ud83d two", "paragraph: \udc00 three"]);
  });

  it("leaves out quoted lines, and keeps the replies between them", () => {
    const draft = read("> When do you stop?\nOn 30 June.\n>> And then?\n > Who takes over?\nSofia does.\n");
    assert.deepEqual(blocksOf(draft), ["paragraph: On 30 June.", "paragraph: Sofia does."]);
    assert.deepEqual(omitted(draft), ["quote: > When do you stop?", "quote: >> And then?", "quote:  > Who takes over?"]);
  });

  for (const attribution of [
    "On Mon, 3 Jun 2024 at 10:12, Karen Holt <karen@holt.example> wrote:",
    "On Mon, 3 Jun 2024 at 10:12, Karen Holt\n<karen@holt.example> wrote:",
    "On Monday, June 3, 2024 at 10:12:33 AM GMT+2, Karen\nHolt <karen.holt@a-very-long-address.example>\nwrote:",
    "On Monday you wrote:",
    "Karen Holt <karen@holt.example> wrote:",
    "2024-06-03 10:12 GMT+02:00 Karen Holt <karen@holt.example>:",
    "Le lun. 3 juin 2024 à 10:12, Karine Holt <karine@holt.example> a écrit :",
    "Le lun. 3 juin 2024 à 10:12, Karine Holt <karine@holt.example> a\nécrit\u00a0:",
    "Le 03/06/2024 à 10:12, Karine Holt a écrit\u202f:",
    "Karine Holt a écrit le 03/06/2024 10:12\u00a0:",
  ])
    it(`leaves out "${attribution.replaceAll("\n", "⏎")}" above a quotation`, () => {
      for (const gap of ["\n", "\n\n"]) {
        const draft = read(`Thank you.\n\n${attribution}${gap}> You said so.\n\nI did.\n`);
        assert.deepEqual(blocksOf(draft), ["paragraph: Thank you.", "paragraph: I did."]);
      }
    });

  it("keeps such words where nothing is quoted below", () => {
    for (const words of ["On Monday you wrote:", "Le 3 juin à 10h30, vous m’avez a écrit :", "On Friday at 10:15 I wrote:"]) {
      const draft = read(`${words}\n\n“We stop.”\n\nSo we stop.`);
      assert.equal(draft.letter.blocks.length, 3, words);
    }
  });

  it("leaves out all that stands below the line of a mail program, quoted with marks or not", () => {
    const draft = read("We stop.\n\nOn 3 June 2024, Karen Holt <karen@holt.example> wrote:\n\nYou never deliver.\n");
    assert.deepEqual(blocksOf(draft), ["paragraph: We stop."]);
  });

  for (const line of [
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "-------- Forwarded Message --------",
    "-----Message d'origine-----",
    "-----Message d’origine-----",
    "-------- Message original --------",
    "---------- Message transféré ---------",
    "-------- Courriel original --------",
    "Begin forwarded message:",
    "Début du message réexpédié\u00a0:",
    "________________________________\nFrom: Karen Holt\nSent: Monday\nTo: Sam\nSubject: Files",
    "From: Karen Holt <k@holt.example>\nSent: Monday, 3 June 2024\nTo: Sam Reed\nSubject: Files",
    "De : Karine Holt\nEnvoyé : lundi 3 juin 2024 10:12\nÀ : Sam\nObjet : Fichiers",
    "*De :* Karine Holt\n*Envoyé :* lundi\n*À :* Sam\n*Objet :* Fichiers",
  ])
    it(`leaves out the forwarded message below "${line.split("\n")[0]}"`, () => {
      const draft = read(`Hello,\n\nsee below.\n\n${line}\n\nYou never pay.\n`);
      assert.deepEqual(blocksOf(draft), ["paragraph: Hello,", "paragraph: see below."]);
      assert.match(omitted(draft).at(-1) ?? "", /^forwarded: /);
    });

  it("keeps the letter's own head", () => {
    const draft = read("From: Sable & Finch\nDate: 3 June\nTo: Karen\nSubject: Our contract\n\nDear Karen,\n");
    assert.match(blocksOf(draft)[0] ?? "", /^paragraph: From: Sable/);
    assert.equal(draft.letter.blocks.length, 2);
    assert.equal(read("From: 3 June on\nwe stop.\nDate: soon").letter.blocks.length, 1);
  });

  it("leaves out the signature", () => {
    assert.deepEqual(blocksOf(read("Kind regards,\nSam\n-- \nSam Reed\nYou never pay Ltd\n")), ["paragraph: Kind regards,\nSam"]);
    assert.deepEqual(blocksOf(read("Sam\r\n--\r\nSam Reed\r\n")), ["paragraph: Sam"]);
    const goesOn = read(`One.\n\n--\n${"\nA paragraph.\n".repeat(12)}`);
    assert.equal(goesOn.letter.blocks.length, 14);
    for (const line of [
      "Sent from my iPhone",
      "Envoyé de mon iPhone",
      "Envoyé depuis mon téléphone",
      "Get Outlook for iOS",
      "Téléchargez Outlook pour Android",
    ])
      assert.deepEqual(blocksOf(read(`Sam\n\n${line}\n\nPS: one more thing`)), ["paragraph: Sam", "paragraph: PS: one more thing"]);
    assert.equal(
      read("Sent from my desk are the files you asked for, with everything else that the handover needs to be complete by then").letter
        .blocks.length,
      1,
    );
  });

  it("reads front matter as settings, and only what looks like settings", () => {
    const draft = read("---\nparting-words: off\nlang: fr\nclient: Karen # says it all\nlist:\n  - a\n- b\n---\nDear Karen,\n");
    assert.deepEqual([draft.letter.override, draft.letter.language], ["off", "fr"]);
    assert.deepEqual(blocksOf(draft), ["paragraph: Dear Karen,"]);
    assert.match(omitted(draft)[0] ?? "", /^front-matter: ---\n/);
    const crlf = read('\ufeff---\r\nparting-words: "ON"  # please\r\n---\r\nDear Karen,\r\n');
    assert.deepEqual([crlf.letter.override, blocksOf(crlf)], ["on", ["paragraph: Dear Karen,"]]);
    assert.match(blocksOf(read("---\nDear Karen,\n\nwe stop.\n---\nSam")).join(), /Dear Karen/);
  });

  it("takes the lines of a paragraph away with its words, and puts a paragraph beside it", () => {
    assert.equal(replaced(read("One.\n\nTwo.\n\nThree."), "Two.", ""), "One.\n\nThree.");
    assert.equal(replaced(read("One.\r\n\r\nTwo."), "Two.", ""), "One.");
    assert.equal(replaced(read("One."), "One.", ""), "");
    assert.equal(replaced(read("- one\n- two\n"), "one", ""), "- two\n");
    assert.equal(replaced(read("One two."), "One ", ""), "two.");
  });
});
