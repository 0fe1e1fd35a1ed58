import assert from "node:assert/strict";
import { blocksOf, edited, omitted, read, replaced, sourceOf } from "./read.ts";

const markdown = (source: string) => read(source, "markdown");

describe("a draft in Markdown", () => {
  it("has headings, paragraphs, items, tasks and cells", () => {
    const draft = markdown(
      "# Our *contract* #\n\nThe end\n=======\n\nDear Karen,\nhello.\n\n- one\n- two\n  goes on\n\n  and on\n\n1. [ ] three\n\n| When | What |\n| --- | --- |\n| June | *the* keys |\n",
    );
    assert.deepEqual(blocksOf(draft), [
      "heading: Our contract",
      "heading: The end",
      "paragraph: Dear Karen,\nhello.",
      "item: one",
      "item: two\n  goes on",
      "item: and on",
      "item: three",
      "cell: When",
      "cell: What",
      "cell: June",
      "cell: the keys",
    ]);
    assert.equal(sourceOf(draft, "the keys"), "the* keys");
  });

  it("reads through emphasis, links, entities, escapes and tags, and knows the place of each word", () => {
    const draft = markdown(
      "You **ne*v*er** pay [on time](https://x.example/never 'late'), Zo&eacute; &#x1F44D; &amp; 1 \\* 2, <b>not</b> once ~~or twice~~ ![you fail](x.png).",
    );
    assert.deepEqual(blocksOf(draft), ["paragraph: You never pay on time, Zoé 👍 & 1 * 2, not once or twice ."]);
    assert.equal(sourceOf(draft, "You never pay"), "You **ne*v*er** pay");
    assert.equal(sourceOf(draft, "never"), "ne*v*er");
    assert.equal(sourceOf(draft, "Zoé"), "Zo&eacute;");
    assert.equal(sourceOf(draft, "on time"), "on time");
    assert.equal(sourceOf(draft, "*"), "\\*");
    assert.equal(sourceOf(draft, "👍"), "&#x1F44D;");
  });

  it("reads a piece of code and a bare address as one word each", () => {
    const draft = markdown("Run `you never pay`, see https://x.example/you-fail or <https://y.example>.");
    assert.deepEqual(blocksOf(draft), ["paragraph: Run code, see code or code."]);
    assert.equal(sourceOf(draft, "code"), "`you never pay`");
    assert.equal(draft.letter.leftOut, 2);
  });

  it("leaves out quotes, code, comments, raw HTML and link targets", () => {
    const draft = markdown(
      "One.\n\n> You never pay.\n> > Nor you.\n\n```\nyou never pay\n-- \n```\n\n    you never pay\n\n<!-- you never\n\npay -->\n\n<div>you never pay</div>\n\n[a]: https://x.example 'you never pay'\n\n- item\n\n  > You never pay.\n\nTwo <!-- you never pay --> three [a].\n",
    );
    assert.deepEqual(blocksOf(draft), ["paragraph: One.", "item: item", "paragraph: Two  three a."]);
    assert.deepEqual(
      omitted(draft).map((text) => text.split(":")[0]),
      ["quote", "code", "code", "comment", "code", "code", "quote"],
    );
    assert.equal(draft.letter.leftOut, 4);
  });

  it("reads hard line breaks as line breaks", () => {
    assert.deepEqual(blocksOf(markdown("Sam Reed\\\nReed Ltd  \nLondon")), ["paragraph: Sam Reed\nReed Ltd\nLondon"]);
  });

  it("leaves out signatures, forwarded mail and the lines above quotations, but not in code", () => {
    assert.deepEqual(blocksOf(markdown("Sam\n-- \nYou never pay Ltd")), ["paragraph: Sam"]);
    assert.deepEqual(blocksOf(markdown("Sam\n\n---------- Forwarded message ---------\n\nYou never pay.")), ["paragraph: Sam"]);
    assert.deepEqual(
      blocksOf(markdown("Sam\n\nOn Monday Karen Holt\nwrote:\n\n> You never pay.\n\nIndeed.\n\nLe lundi 3 juin, Zoé a écrit :\n> Non.\n")),
      ["paragraph: Sam", "paragraph: Indeed."],
    );
    assert.deepEqual(blocksOf(markdown("~~~\n-- \n~~~\n\nSam\n\nSent from my iPhone")), ["paragraph: Sam"]);
    const head = "**To:** Roland  \n**From:** Sable  \n**Date:** 3 September\n\nDear Roland,";
    assert.equal(markdown(head).letter.blocks.length, 2);
  });

  it("reads front matter, \\r\\n and a byte order mark", () => {
    const draft = markdown("\ufeff---\r\nparting-words: contract\r\n---\r\n\r\n# One\r\n\r\nTwo *three*\r\nfour.\r\n");
    assert.equal(draft.letter.override, "contract");
    assert.deepEqual(blocksOf(draft), ["heading: One", "paragraph: Two three\r\nfour."]);
    assert.equal(sourceOf(draft, "three\r\nfour"), "three*\r\nfour");
  });

  describe("when it is changed", () => {
    for (const [source, words, newText, wanted] of [
      ["You *never* pay on time.", "never ", "", "You pay on time."],
      ["You *never* pay on time.", "never", "", "You  pay on time."],
      ["You *never* pay on time.", "never", "seldom", "You *seldom* pay on time."],
      ["You *never* pay on time. Bye.", "You never pay on time. ", "", "Bye."],
      ["You *never pay* on time. Bye.", "You never", "", undefined],
      ["*You never pay.* Bye.", "You never pay. ", "", "Bye."],
      ["*You never pay*. Bye.", "You never pay", "Payment is late", "*Payment is late*. Bye."],
      ["Hello. **You *never* pay.** Bye.", " You never pay.", "", "Hello. Bye."],
      ["**Hello. You never pay.** Bye.", " You never pay.", "", "**Hello.** Bye."],
      ["See [the *long* list](x.example). Bye.", "See the long list. ", "", "Bye."],
      ["See [the *long* list](x.example). Bye.", "the long list", "", "See . Bye."],
      ["See [the *long* list](x.example).", "See the long", "", undefined],
      ["<b>You never</b> pay. Bye.", "You never pay. ", "", "Bye."],
      ["Zo&eacute; never pays.", "Zoé", "Zoë", "Zoë never pays."],
      ["1 \\* 2.", "* ", "", "1 2."],
      ["Use `x y` now.", "code", "it", "Use it now."],
      ["Use `x y` now.", "cod", "it", undefined],
      ["snake_case you never pay. Bye.", "you never pay. ", "", "snake_case Bye."],
    ] as const)
      it(`turns ${JSON.stringify(source)} into ${JSON.stringify(wanted)}`, () => {
        assert.equal(replaced(markdown(source), words, newText), wanted);
      });

    it("takes away a block with all its marks", () => {
      assert.equal(replaced(markdown("One.\n\nTitle\n-----\n\nTwo."), "Title", ""), "One.\n\nTwo.");
      assert.equal(replaced(markdown("# Title #\n\nTwo."), "Title", ""), "Two.");
      assert.equal(replaced(markdown("- **one**\n- two"), "one", ""), "- two");
      assert.equal(replaced(markdown("1. [ ] one\n2. [x] two"), "two", ""), "1. [ ] one");
      assert.equal(replaced(markdown("| a | b |\n|---|---|\n| one | *two* |"), "two", ""), "| a | b |\n|---|---|\n| one |  |");
      assert.equal(replaced(markdown("- one\n  - two\n"), "one", ""), undefined);
      assert.equal(replaced(markdown("- one\n  - two\n"), "two", ""), "- one\n");
    });

    it("puts a new paragraph beside a paragraph, and beside the whole of a list or a table", () => {
      const insert = (source: string, block: number, side: "before" | "after") =>
        edited(markdown(source), { type: "insert", block, side, newText: "New." });
      assert.equal(insert("One.\n\nTwo.", 0, "after"), "One.\n\nNew.\n\nTwo.");
      assert.equal(insert("One.\r\n\r\nTwo.", 1, "before"), "One.\r\n\r\nNew.\r\n\r\nTwo.");
      assert.equal(insert("- one\n- two\n\nThree.", 0, "after"), "- one\n- two\n\nNew.\n\nThree.");
      assert.equal(insert("One.\n\n* one\n* two", 2, "before"), "One.\n\nNew.\n\n* one\n* two");
      assert.equal(insert("| a | b |\n|---|---|\n| c | d |\n", 1, "after"), "| a | b |\n|---|---|\n| c | d |\n\nNew.\n");
      assert.equal(insert("Title\n=====\n\nOne.", 0, "after"), "Title\n=====\n\nNew.\n\nOne.");
    });
  });
});
