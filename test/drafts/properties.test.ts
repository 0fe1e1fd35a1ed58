import assert from "node:assert/strict";
import fc from "fast-check";
import { readDraft } from "../../server/drafts/read.ts";
import type { Draft } from "../../server/drafts/types.ts";
import { assertSound, edited } from "./read.ts";

/** More with PROPERTY_RUNS=10000; the seed is fixed, so that a run that fails fails again. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 150);
const params = { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20260601) };

const LANGUAGES = ["plaintext", "markdown", "email"] as const;
const word = fc.constantFrom(
  "you",
  "never",
  "pay",
  "Zoé",
  "été",
  "l’année",
  "coûte",
  "👍",
  "👩‍🚀",
  "e\u0301t",
  "30",
  "juin",
  "𝒲ell",
  "ﬁn",
  "합의",
);
const stop = fc.constantFrom("", ".", ",", " !", "\u00a0!", "…");
const phrase = fc
  .array(fc.tuple(word, stop), { minLength: 1, maxLength: 6 })
  .map((words) => words.map(([text, end]) => text + end).join(" "));

/** Words with markup around and between them. */
const inline = fc
  .array(
    fc.oneof(
      phrase,
      phrase.map((words) => `*${words}*`),
      phrase.map((words) => `**${words}**`),
      fc.tuple(phrase, phrase).map(([a, b]) => `**${a} *${b}***`),
      phrase.map((words) => `[${words}](https://x.example/a "you never pay")`),
      phrase.map((words) => `<b>${words}</b>`),
      phrase.map((words) => `~~${words}~~`),
      fc.constantFrom("`you never`", "&eacute;t&eacute;", "\\*", "<!-- you never -->", "https://x.example/never", "&amp;", "![you](x.png)"),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) => pieces.join(" "));

const block = fc.oneof(
  { weight: 4, arbitrary: inline },
  fc.array(inline, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
  inline.map((text) => `# ${text}`),
  phrase.map((text) => `> ${text}`),
  fc.tuple(phrase, phrase).map(([a, b]) => `| ${a} | ${b} |\n| --- | --- |\n| ${b} | ${a} |`),
  phrase.map((text) => `\`\`\`\n${text}\n\`\`\``),
  phrase.map((text) => `<!-- ${text} -->`),
);
const body = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join("\n\n"));
const eol = fc.constantFrom("\n", "\r\n", "\r");

/** A letter in one of the formats, a mail in one of its codes. */
const letter = fc
  .tuple(fc.constantFrom(...LANGUAGES, "quoted-printable", "base64", "html"), body, eol, fc.constantFrom("", "\ufeff"))
  .map(([form, text, end, bom]) => {
    const languageId = LANGUAGES.find((id) => id === form) ?? "email";
    const html = text
      .split("\n\n")
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join("\n");
    const coded =
      form === "quoted-printable"
        ? quoted(text)
        : form === "base64"
          ? lines(Buffer.from(text).toString("base64"))
          : form === "html"
            ? html
            : text;
    const type = form === "html" ? "text/html" : "text/plain";
    const encoding = form === "quoted-printable" || form === "base64" ? form : "8bit";
    const head =
      languageId === "email" ? `Subject: Fin\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n` : "";
    return { languageId, source: (bom + head + coded).replaceAll("\n", end) };
  });

const lines = (text: string) => text.replace(/.{60}/g, "$&\n");

/** A letter in quoted-printable, with soft line breaks where they hurt. */
function quoted(text: string): string {
  return [...text]
    .map((character, i) => {
      const coded = /^[ -<>-~\n]$/.test(character)
        ? character
        : Buffer.from(character)
            .toString("hex")
            .replace(/../g, (byte) => `=${byte.toUpperCase()}`);
      return i % 17 === 16 && character !== "\n" ? `=\n${coded}` : coded;
    })
    .join("");
}

/** The words of a draft, block by block, blanks aside. */
const wordsOf = ({ letter: { blocks } }: Draft) => blocks.map(({ text }) => text.replace(/\s+/g, " ").trim());

describe("every draft", () => {
  it("is read, whatever it holds, with each word at its place", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            "\ud83d",
            "\udc4d",
            "\n",
            "\r",
            "\r\n",
            " ",
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "<",
            "</b>",
            "<p>",
            "<!--",
            "-->",
            "&",
            "&eacute;",
            "> ",
            "- ",
            "-- ",
            "|",
            "\\",
            "=",
            "=C3=A9",
            "=\n",
            "---\n",
            "Subject: ",
            "=?utf-8?q?",
            "?=",
            "a",
            "never",
            "é",
          ),
          { maxLength: 60 },
        )
        .map((pieces) => pieces.join("")),
      letter.map(({ source }) => source),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom(...LANGUAGES), (source, languageId) => {
        assertSound(readDraft(source, { languageId }));
      }),
      params,
    );
  });

  it("loses just the words that an edit takes", () => {
    fc.assert(
      fc.property(
        letter,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom("", "soon"),
        ({ source, languageId }, which, from, length, newText) => {
          const draft = readDraft(source, { languageId });
          const { blocks } = draft.letter;
          const index = which % Math.max(blocks.length, 1);
          const text = blocks[index]?.text ?? "";
          const words = [...text.matchAll(/\S+/g)];
          if (!words.length) return;
          const first = from % words.length;
          const last = Math.min(first + (length % 4), words.length - 1);
          let start = (words[first] as RegExpExecArray).index;
          let end = (words[last] as RegExpExecArray).index + (words[last]?.[0].length ?? 0);
          // Words go with a blank beside them, as the engine's own edits take them.
          if (!newText && first > 0) start -= /\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
          else if (!newText) end += /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
          // Taking all the words takes the block too; another test looks at that.
          if (!newText && first === 0 && last === words.length - 1) return;
          const changed = edited(draft, { type: "replace", block: index, start, end, newText });
          if (changed === undefined) return;
          const wanted = wordsOf(draft);
          wanted[index] = `${text.slice(0, start)}${newText}${text.slice(end)}`.replace(/\s+/g, " ").trim();
          assert.deepEqual(wordsOf(readDraft(changed, { languageId })), wanted.filter(Boolean), changed);
        },
      ),
      params,
    );
  });
});
